package io.recourse.standalone.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import org.springframework.util.FileSystemUtils;

/**
 * Everything that one installation keeps, in one directory that only its owner may enter. Nothing is written anywhere else.
 *
 * @param root absolute, symbolic links resolved
 */
public record DataDirectory(Path root) {

    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    /** Used when nobody says otherwise: the same one from every working directory. */
    public static Path byDefault() {
        return Path.of(System.getProperty("user.home"), ".recourse");
    }

    /** Opens the directory, creating it when it is missing. */
    public static DataDirectory at(Path path) {
        if (path.toAbsolutePath().toString().matches("(?s).*[\"$`\\\\\n].*")) {
            // PostgreSQL's programs start each other through a shell, in double quotes.
            throw new UserError("The data directory " + path.toAbsolutePath()
                    + " has one of \" $ ` \\ in its path; choose another one with --data.");
        }
        try {
            Files.createDirectories(path, OWNER_ONLY);
            Path root = path.toRealPath();
            if (!Files.isWritable(root)) {
                throw new UserError("The data directory " + root + " is not writable; choose another one with --data.");
            }
            return new DataDirectory(root);
        } catch (IOException e) {
            throw new UserError(
                    "The data directory " + path.toAbsolutePath() + " cannot be used ("
                            + e.getClass().getSimpleName() + ": " + e.getMessage()
                            + "); choose another one with --data.",
                    e);
        }
    }

    /** PostgreSQL's cluster. */
    public Path cluster() {
        return root.resolve("postgres");
    }

    /** The PostgreSQL programs, unpacked. */
    public Path programs() {
        return subdirectory("programs");
    }

    /** Keys and secrets. */
    public Path secrets() {
        return subdirectory("secrets");
    }

    /** Logs of the database. */
    public Path logs() {
        return subdirectory("log");
    }

    /** Files that live no longer than the process: uploads while they are looked at. */
    public Path work() {
        return subdirectory("work");
    }

    /** Takes away what a process left there that was killed; for whoever has locked the directory. */
    public void emptyWork() {
        try {
            FileSystemUtils.deleteRecursively(work());
            work();
        } catch (IOException e) {
            throw new UserError("Cannot empty " + root.resolve("work") + ": " + e.getMessage(), e);
        }
    }

    /** What imports leave for people to read. */
    public Path imports() {
        return subdirectory("imports");
    }

    /** Where the running process says how it is reached. */
    public Path runFile() {
        return root.resolve("running");
    }

    /** For directories that nobody but the owner may enter. */
    public static FileAttribute<?> ownerOnlyDirectory() {
        return OWNER_ONLY;
    }

    /** The owner's own settings; there need not be any. */
    public Path settings() {
        return root.resolve("config.yaml");
    }

    /** For files that nobody but the owner may read, from their first byte on. */
    public static FileAttribute<?> ownerOnlyFile() {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    }

    private Path subdirectory(String name) {
        try {
            return Files.createDirectories(root.resolve(name), OWNER_ONLY);
        } catch (IOException e) {
            throw new UserError("Cannot create " + root.resolve(name) + ": " + e.getMessage(), e);
        }
    }
}
