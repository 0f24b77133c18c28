package io.recourse.standalone.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.recourse.standalone.backup.ClusterSession.Copied;
import io.recourse.standalone.backup.ClusterSession.Mark;
import io.recourse.standalone.data.DataDirectory;
import io.recourse.standalone.data.UserError;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * Takes a backup of a running cluster, or adds to one what happened since.
 *
 * @param program its version
 */
record Backup(DataDirectory data, ClusterSession session, BackupFolder folder, String program, Beside beside) {

    private static final int ID_BYTES = 8;

    /** Everything. @param once: nothing will be added to it, and whatever is added to another one still can be */
    Manifest take(boolean once) throws IOException, SQLException {
        for (String before : folder.interrupted().stream().toList()) {
            session.letGo(before);
            folder.discard();
        }
        String id = newId();
        folder.begin(id);
        session.keepLogFor(id, once);
        boolean complete = false;
        try {
            Manifest manifest = copied(id);
            folder.manifest().write(manifest);
            complete = true;
            folder.keepOnly(manifest);
            if (!once) {
                session.letGoBefore(manifest.lastSegment().next(), id);
                session.letGoOfAllBut(id);
            }
            return manifest;
        } finally {
            if (!complete) {
                discard(id);
            }
        }
    }

    /**
     * What happened since.
     *
     * @throws UserError when it is not there any more, or the backup is of another cluster
     */
    Manifest add() throws IOException, SQLException {
        Manifest before = folder.manifest().read();
        if (!before.system().equals(session.system())) {
            throw new UserError(folder.root() + " is a backup of another installation.");
        }
        requireLog(before.id());
        Mark mark = session.mark();
        FolderWriter writer = folder.writer();
        fetch(before.lastSegment().next(), mark.segment(), writer);
        requireLog(before.id());
        Manifest manifest = manifest(before, mark, writer);
        folder.manifest().write(manifest);
        folder.keepOnly(manifest);
        session.letGoBefore(mark.segment().next(), before.id());
        return manifest;
    }

    private Manifest copied(String id) throws IOException, SQLException {
        FolderWriter writer = folder.writer();
        writer.directory(Manifest.BASE);
        writer.directory(Manifest.LOG);
        LogSegment first = session.begin(id);
        List<Path> directories = copyCluster(writer);
        Copied copied = session.end();
        writer.write(Manifest.BASE + "/backup_label", copied.label().getBytes(UTF_8));
        Mark mark = session.mark();
        fetch(first, mark.segment(), writer);
        requireLog(id);
        for (Path directory : directories) {
            writer.sync(Manifest.BASE + "/" + directory);
        }
        writer.sync(Manifest.BASE);
        return manifest(
                new Manifest(
                        Manifest.FORMAT,
                        id,
                        program,
                        session.majorVersion(),
                        session.system(),
                        copied.at(),
                        mark.until(),
                        first,
                        mark.segment(),
                        List.of(),
                        directories.stream().map(Path::toString).toList(),
                        writer.written(),
                        List.of()),
                mark,
                writer);
    }

    private List<Path> copyCluster(FolderWriter writer) throws IOException {
        ClusterFiles cluster = ClusterFiles.of(data.cluster());
        for (Path directory : cluster.directories()) {
            writer.directory(Manifest.BASE + "/" + directory);
        }
        for (Path file : cluster.files()) {
            try (InputStream in = Files.newInputStream(data.cluster().resolve(file))) {
                writer.copy(in, Manifest.BASE + "/" + file);
            } catch (NoSuchFileException dropped) {
                continue;
            }
        }
        writer.copy(new ByteArrayInputStream(control()), Manifest.BASE + "/" + ClusterFiles.CONTROL);
        return cluster.directories();
    }

    /** PostgreSQL writes it in one piece; who reads the same twice has not read it in the middle of that. */
    private byte[] control() throws IOException {
        Path file = data.cluster().resolve(ClusterFiles.CONTROL);
        byte[] before = Files.readAllBytes(file);
        byte[] now = Files.readAllBytes(file);
        while (!Arrays.equals(before, now)) {
            before = now;
            now = Files.readAllBytes(file);
        }
        return now;
    }

    private void fetch(LogSegment first, LogSegment last, FolderWriter writer) throws IOException {
        for (LogSegment segment : first.through(last).toList()) {
            try (InputStream in =
                    Files.newInputStream(data.cluster().resolve("pg_wal").resolve(segment.name()))) {
                writer.compress(in, segment.path());
            } catch (NoSuchFileException e) {
                throw lost(e);
            }
        }
        writer.sync(Manifest.LOG);
    }

    private void requireLog(String id) throws SQLException {
        if (!session.hasLogFor(id)) {
            throw lost(new IllegalStateException("no slot"));
        }
    }

    private UserError lost(Exception cause) {
        return new UserError(
                "PostgreSQL has no longer kept the log for the backup in " + folder.root() + ": too much was written"
                        + " since, another backup was begun, or this installation is itself a restored one. What is there stays good for its time; make a new backup"
                        + " in another folder.",
                cause);
    }

    /** As before, with what the writer wrote since, and with the files beside the cluster as they are now. */
    private Manifest manifest(Manifest before, Mark mark, FolderWriter writer) throws IOException, SQLException {
        List<String> masterKeys = beside.write(folder.nextBeside(), writer);
        writer.force();
        Stream<StoredFile> kept =
                before.files().stream().filter(file -> !file.path().startsWith(Manifest.BESIDE));
        return new Manifest(
                Manifest.FORMAT,
                before.id(),
                program,
                before.postgres(),
                before.system(),
                before.from(),
                mark.until(),
                before.firstSegment(),
                mark.segment(),
                masterKeys,
                before.directories(),
                Stream.concat(kept, writer.written().stream()).distinct().toList(),
                session.forgotten());
    }

    /** What an interrupted backup has written would only take room. The failure that led here is the one to be told. */
    private void discard(String id) {
        try {
            folder.discard();
            session.letGo(id);
        } catch (IOException | SQLException notNow) {
            // The next backup in this folder does it.
            return;
        }
    }

    private static String newId() {
        byte[] bytes = new byte[ID_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
