package io.recourse.standalone.database;

import io.recourse.standalone.data.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The server process named in a cluster's {@code postmaster.pid}. It outlives this program when this program is killed, and the file
 * outlives the machine: the number in it may by now belong to anybody, so nothing is signalled that is not proved to be the server.
 */
record Postmaster(Path cluster, ProcessHandle process, Instant started) {

    private static final String PID_FILE = "postmaster.pid";
    private static final int STATUS_LINE = 7;
    private static final Duration START_TOLERANCE = Duration.ofSeconds(10);

    /**
     * The server that still runs on the cluster. The caller holds the data directory's lock. A file that names no process, or a
     * stranger, is removed: PostgreSQL itself would refuse to start because of the stranger.
     *
     * @throws UserError when a process may be the server and cannot be inspected
     */
    static Optional<Postmaster> runningOn(Path cluster) {
        Path file = cluster.resolve(PID_FILE);
        try {
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            Optional<Postmaster> running = namedIn(file).filter(Postmaster::isServerOfThisCluster);
            if (running.isEmpty()) {
                Files.deleteIfExists(file);
            }
            return running;
        } catch (IOException e) {
            throw new UserError("Cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    /** Whether the file says that connections are taken. It is not looked at who wrote it. */
    static boolean serves(Path cluster) {
        try {
            List<String> lines = Files.readAllLines(cluster.resolve(PID_FILE));
            return lines.size() > STATUS_LINE && lines.get(STATUS_LINE).strip().equals("ready");
        } catch (IOException endedOrBeingWritten) {
            return false;
        }
    }

    // Line 1 is the process, line 3 the second in which it started.
    private static Optional<Postmaster> namedIn(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        if (lines.size() < 3 || !isNumber(lines.get(0)) || !isNumber(lines.get(2))) {
            return Optional.empty();
        }
        Instant started = Instant.ofEpochSecond(Long.parseLong(lines.get(2).strip()));
        return ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
                .filter(ProcessHandle::isAlive)
                .map(process -> new Postmaster(file.resolveSibling(""), process, started));
    }

    private static boolean isNumber(String line) {
        return line.strip().matches("\\d{1,18}");
    }

    private boolean isServerOfThisCluster() {
        try {
            Path facts = Path.of("/proc", Long.toString(process.pid()));
            return belongsToTheClusterOwner() && (Files.exists(facts) ? provedBy(facts) : provedByName());
        } catch (NoSuchFileException e) {
            return false; // it ended while we looked
        } catch (IOException e) {
            throw new UserError(
                    "Process " + process.pid() + " may be a PostgreSQL server on " + cluster
                            + " and cannot be inspected; stop it first.",
                    e);
        }
    }

    private boolean belongsToTheClusterOwner() throws IOException {
        String owner = Files.getOwner(cluster).getName();
        return process.info().user().map(owner::equals).orElse(true);
    }

    /** A running PostgreSQL (a dead one that nobody has buried yet is none) whose working directory is the cluster. */
    private boolean provedBy(Path facts) throws IOException {
        return Files.readString(facts.resolve("stat")).matches("(?s)\\d+ \\(postgres\\) [^ZX].*")
                && facts.resolve("cwd").toRealPath().equals(cluster.toRealPath());
    }

    private boolean provedByName() {
        boolean named = process.info()
                .command()
                .map(command -> Path.of(command).endsWith("postgres"))
                .orElse(false);
        return named && process.info().startInstant().map(this::isWhenItStarted).orElse(false);
    }

    private boolean isWhenItStarted(Instant instant) {
        return Duration.between(started, instant).abs().compareTo(START_TOLERANCE) <= 0;
    }
}
