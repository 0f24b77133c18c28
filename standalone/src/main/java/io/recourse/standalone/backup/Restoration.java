package io.recourse.standalone.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.recourse.standalone.data.DataDirectory;
import io.recourse.standalone.data.DataLock;
import io.recourse.standalone.data.UserError;
import io.recourse.standalone.database.Recovery;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.springframework.util.FileSystemUtils;

/**
 * Makes a data directory of a backup that was verified. Until the end everything is in one directory in it; the cluster comes out of that
 * last, so that what was interrupted does not look whole.
 *
 * @param at within the backup's range
 * @param masterKeys instead of those in the backup
 */
record Restoration(Path folder, Manifest manifest, Instant at, Optional<String> masterKeys) {

    private static final String DRAFT = "restore.draft";

    /**
     * @param target whose directory is empty
     * @throws UserError when the log in the backup does not lead to the instant
     */
    void into(DataDirectory target) throws IOException {
        try (DataLock held = DataLock.on(target)) {
            Path draft = target.root().resolve(DRAFT);
            FileSystemUtils.deleteRecursively(draft);
            try {
                build(DataDirectory.at(draft), target.programs());
                moveOut(draft, target);
            } finally {
                FileSystemUtils.deleteRecursively(draft);
            }
        }
    }

    /** @throws UserError when there is more in it than an interrupted restore leaves */
    static void requireEmpty(Path target) {
        if (!Files.exists(target)) {
            return;
        }
        try (Stream<Path> entries = Files.list(target)) {
            Set<String> leftovers = Set.of(DRAFT, DataLock.FILE, "programs");
            if (!entries.allMatch(
                    entry -> leftovers.contains(entry.getFileName().toString()))) {
                throw new UserError(target + " is not empty; restore into another directory, with --data.");
            }
        } catch (IOException e) {
            throw new UserError("Cannot read " + target + ": " + e.getMessage(), e);
        }
    }

    private void build(DataDirectory draft, Path programs) throws IOException {
        FolderWriter writer = new FolderWriter(draft.root());
        String cluster = draft.cluster().getFileName().toString();
        writer.directory(cluster);
        for (String directory : manifest.directories()) {
            writer.directory(cluster + "/" + directory);
        }
        Map<String, StoredFile> copies = new HashMap<>();
        for (StoredFile file : manifest.base().toList()) {
            copies.put(copy(file, cluster + below(file), writer), file);
        }
        draft.secrets();
        for (StoredFile file : manifest.beside().toList()) {
            copies.put(copy(file, below(file).substring(1), writer), file);
        }
        requireSame(copies, writer.written());
        for (StoredFile file : manifest.log().toList()) {
            String segment = below(file).replaceFirst("\\.gz$", "");
            try (InputStream zip = new GZIPInputStream(open(file))) {
                writer.copy(zip, cluster + "/pg_wal" + segment);
            }
        }
        if (masterKeys.isPresent()) {
            writer.write(
                    Beside.SECRETS + "/" + Beside.MASTER_KEYS,
                    masterKeys.orElseThrow().getBytes(UTF_8));
        }
        writer.write(cluster + "/recovery.signal", new byte[0]);
        writer.force();
        Recovery.run(draft, programs, at);
    }

    /** @return where it is now */
    private String copy(StoredFile file, String to, FolderWriter writer) throws IOException {
        try (InputStream in = open(file)) {
            writer.copy(in, to);
        }
        return to;
    }

    private InputStream open(StoredFile file) throws IOException {
        return new BufferedInputStream(Files.newInputStream(folder.resolve(file.path())));
    }

    /** Without the first part of its path. */
    private static String below(StoredFile file) {
        return file.path().substring(file.path().indexOf('/'));
    }

    private static void requireSame(Map<String, StoredFile> copies, List<StoredFile> written) {
        for (StoredFile copy : written) {
            StoredFile original = copies.get(copy.path());
            if (original == null || !copy.sha256().equals(original.sha256())) {
                throw new UserError(copy.path() + " has changed while it was restored.");
            }
        }
    }

    private static void moveOut(Path draft, DataDirectory target) throws IOException {
        try (Stream<Path> entries = Files.list(draft)) {
            for (Path entry : entries.filter(
                            path -> !path.endsWith(target.cluster().getFileName()))
                    .toList()) {
                Files.move(entry, target.root().resolve(entry.getFileName()), StandardCopyOption.ATOMIC_MOVE);
            }
        }
        Files.move(draft.resolve(target.cluster().getFileName()), target.cluster(), StandardCopyOption.ATOMIC_MOVE);
        new FolderWriter(target.root()).sync("");
    }
}
