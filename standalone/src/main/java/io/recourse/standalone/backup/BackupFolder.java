package io.recourse.standalone.backup;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.recourse.standalone.data.DataDirectory;
import io.recourse.standalone.data.DataLock;
import io.recourse.standalone.data.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/** A folder with one backup, or with none yet. Held by whoever writes into it. */
final class BackupFolder implements AutoCloseable {

    /** There while the first call is at work, or after it was interrupted: what is here may be thrown away. */
    static final String INCOMPLETE = "incomplete";

    private final Path root;
    private final DataLock held;

    private BackupFolder(Path root, DataLock held) {
        this.root = root;
        this.held = held;
    }

    /** @throws UserError when it cannot be used, is in use, or holds something else */
    static BackupFolder open(Path folder, DataDirectory data) {
        requireOutside(folder.toAbsolutePath().normalize(), data);
        try {
            Files.createDirectories(folder, DataDirectory.ownerOnlyDirectory());
            Path root = folder.toRealPath();
            requireOutside(root, data);
            Set<String> names = names(root);
            if (!names.contains(ManifestFile.NAME)
                    && !names.contains(INCOMPLETE)
                    && !Set.of(DataLock.FILE).containsAll(names)) {
                throw new UserError(root + " is not empty, and holds no backup.");
            }
            return new BackupFolder(root, DataLock.on(root));
        } catch (IOException e) {
            throw new UserError("Cannot use " + folder + ": " + e.getMessage(), e);
        }
    }

    private static void requireOutside(Path folder, DataDirectory data) {
        if (folder.startsWith(data.root())) {
            throw new UserError(folder + " is in the data directory; a backup belongs elsewhere.");
        }
    }

    Path root() {
        return root;
    }

    ManifestFile manifest() {
        return new ManifestFile(root);
    }

    FolderWriter writer() {
        return new FolderWriter(root);
    }

    /** The id of a backup that was begun and not completed. */
    Optional<String> interrupted() throws IOException {
        Path file = root.resolve(INCOMPLETE);
        return Files.exists(file) && !manifest().exists()
                ? Optional.of(Files.readString(file, US_ASCII).strip())
                : Optional.empty();
    }

    /** Says that there is no backup yet. */
    void begin(String id) throws IOException {
        FolderWriter writer = writer();
        writer.write(INCOMPLETE, (id + "\n").getBytes(US_ASCII));
        writer.force();
        writer.sync("");
    }

    /** Throws everything away that was written, but for the mark of an incomplete backup. */
    void discard() throws IOException {
        for (String name : names(root)) {
            if (!name.equals(INCOMPLETE) && !name.equals(DataLock.FILE)) {
                FileSystemUtils.deleteRecursively(root.resolve(name));
            }
        }
    }

    /** Throws away what is not in the manifest: of earlier calls, or of interrupted ones. */
    void keepOnly(Manifest manifest) throws IOException {
        Set<String> kept = manifest.files().stream()
                .map(file -> file.path().split("/", 2)[0])
                .collect(Collectors.toSet());
        for (String name : names(root)) {
            if (name.equals(INCOMPLETE) || name.startsWith(Manifest.BESIDE) && !kept.contains(name)) {
                FileSystemUtils.deleteRecursively(root.resolve(name));
            }
        }
        Set<String> segments = manifest.log().map(StoredFile::path).collect(Collectors.toSet());
        try (Stream<Path> log = Files.list(root.resolve(Manifest.LOG))) {
            for (Path file : log.toList()) {
                if (!segments.contains(Manifest.LOG + "/" + file.getFileName())) {
                    Files.delete(file);
                }
            }
        }
    }

    /** A name for files beside the cluster that the manifest does not use yet. */
    String nextBeside() throws IOException {
        List<Integer> used = names(root).stream()
                .filter(name -> name.matches(Manifest.BESIDE + "\\d{1,9}"))
                .map(name -> Integer.valueOf(name.substring(Manifest.BESIDE.length())))
                .toList();
        return Manifest.BESIDE
                + (used.stream().mapToInt(Integer::intValue).max().orElse(0) + 1);
    }

    private static Set<String> names(Path root) throws IOException {
        try (Stream<Path> entries = Files.list(root)) {
            return entries.map(path -> path.getFileName().toString()).collect(Collectors.toSet());
        }
    }

    @Override
    public void close() {
        held.close();
    }
}
