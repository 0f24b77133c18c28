package io.recourse.standalone.backup;

import java.nio.file.Path;

/**
 * A file of a backup, as it was written.
 *
 * @param path below the backup's folder, its parts separated by {@code /}
 * @param sha256 64 hexadecimal digits
 */
record StoredFile(String path, long bytes, String sha256) {

    StoredFile {
        Path relative = Path.of(path);
        if (relative.isAbsolute() || !relative.normalize().equals(relative) || relative.startsWith("..")) {
            throw new IllegalArgumentException("a path leads out of the backup");
        }
    }

    boolean isIn(String directory) {
        return path.startsWith(directory + "/");
    }
}
