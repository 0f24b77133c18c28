package io.recourse.standalone.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.recourse.standalone.data.DataDirectory;
import io.recourse.standalone.data.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The PostgreSQL cluster of a data directory. The caller holds the directory's lock. */
final class Cluster {

    /** The only superuser; the application itself is not one. */
    static final String SUPERUSER = "postgres";

    private static final Logger LOG = LoggerFactory.getLogger(Cluster.class);
    private static final String DRAFT = "postgres.draft";
    private static final int START_TIMEOUT_SECONDS = 600;
    private static final long LOOK_NANOS = 50_000_000;
    private static final long LARGEST_LOG_BYTES = 10_000_000;
    private static final long LEAST_HELD_LOG_MEGABYTES = 64;
    private static final long MOST_HELD_LOG_MEGABYTES = 8192;
    private static final int STOP_TIMEOUT_SECONDS = 30;

    private final DataDirectory data;
    private final PostgresPrograms programs;

    Cluster(DataDirectory data, PostgresPrograms programs) {
        this.data = data;
        this.programs = programs;
    }

    /** Makes the cluster when there is none, whole or not at all; otherwise checks that these programs can open it. */
    void prepare(String superuserPassword) {
        discardDrafts();
        if (Files.exists(data.cluster())) {
            requireSameVersion();
        } else {
            create(superuserPassword);
        }
    }

    /** Starts the server, which then recovers what a crash left, and waits until it answers. */
    void start(int port) {
        start(ServerSettings.onPort(port, heldLogMegabytes()));
    }

    /** Starts the server on a copy of a cluster, and waits until it has replayed the log in it. */
    void recover(int port, Instant until) {
        Path log = log();
        long before = rotated(log);
        start(ServerSettings.recovering(port, until));
        // pg_ctl waits for the beginning of the replay.
        while (!Postmaster.serves(data.cluster())) {
            if (!isRunning()) {
                throw new StartFailed(reason(log, before).orElse("it has ended"));
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    private void start(String settings) {
        write(data.cluster().resolve("recourse.conf"), settings);
        Path log = log();
        long before = rotated(log);
        Run start = control(
                "start",
                "--wait",
                "--timeout=" + START_TIMEOUT_SECONDS,
                "--log=" + data.root().relativize(log));
        if (start.failed()) {
            throw new StartFailed(
                    reason(log, before).orElse(start.output().strip().replace('\n', ' ')));
        }
    }

    /** Whether the server runs; it may not serve anybody yet. */
    boolean isRunning() {
        return Postmaster.runningOn(data.cluster()).isPresent();
    }

    /** Stops the server if one runs, also one that a killed process left behind. */
    void stop() {
        Run last = new Run(0, "");
        for (String mode : List.of("fast", "immediate")) {
            // pg_ctl would signal whatever process the file names.
            if (!isRunning()) {
                return;
            }
            last = control("stop", "--wait", "--timeout=" + STOP_TIMEOUT_SECONDS, "--mode=" + mode);
        }
        if (last.failed()) {
            throw new UserError("PostgreSQL on " + data.cluster() + " does not stop: "
                    + last.output().strip().replace('\n', ' '));
        }
    }

    /** A quarter of what is free now, so that a backup that nobody continues cannot fill the disk. */
    private long heldLogMegabytes() {
        long free = data.root().toFile().getUsableSpace() >> 20;
        return Math.clamp(free / 4, LEAST_HELD_LOG_MEGABYTES, MOST_HELD_LOG_MEGABYTES);
    }

    /** @throws UserError when these programs cannot open the cluster */
    void requireSameVersion() {
        Path file = data.cluster().resolve("PG_VERSION");
        try {
            String found = Files.readString(file).strip();
            String expected = programs.majorVersion();
            if (!found.equals(expected)) {
                throw new UserError(data.cluster() + " was written by PostgreSQL " + found + "; this recourse has "
                        + expected + ". Use a recourse with PostgreSQL " + found + ", or another data directory.");
            }
        } catch (IOException e) {
            throw new UserError(data.cluster() + " is not a PostgreSQL cluster (" + file + " cannot be read).", e);
        }
    }

    private void create(String superuserPassword) {
        Path password = data.root().resolve("postgres.password");
        try {
            // Not where a killed process made its own: initdb outlives it, and may still write there.
            Path draft = Files.createTempDirectory(data.root(), DRAFT);
            Files.deleteIfExists(password);
            Files.createFile(password, DataDirectory.ownerOnlyFile());
            Files.writeString(password, superuserPassword);
            // The order of text depends on the code points alone, the same on every machine and in every version of its
            // C library.
            Run created = run(
                    draft,
                    "initdb",
                    "--username=" + SUPERUSER,
                    "--pwfile=" + password,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale=C",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8");
            if (created.failed()) {
                throw new UserError("Cannot create a PostgreSQL cluster: "
                        + created.output().strip().replaceAll("(?s).*\n", ""));
            }
            Files.writeString(
                    draft.resolve("postgresql.conf"), "\ninclude = 'recourse.conf'\n", StandardOpenOption.APPEND);
            Files.move(draft, data.cluster(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UserError("Cannot create a PostgreSQL cluster in " + data.root() + ": " + e.getMessage(), e);
        } finally {
            password.toFile().delete();
        }
    }

    /** What cannot be deleted now, because it is still written, goes at a later start. */
    private void discardDrafts() {
        try (Stream<Path> entries = Files.list(data.root())) {
            for (Path draft : entries.filter(
                            path -> path.getFileName().toString().startsWith(DRAFT))
                    .toList()) {
                discard(draft);
            }
        } catch (IOException e) {
            throw new UserError("Cannot read " + data.root() + ": " + e.getMessage(), e);
        }
    }

    private static void discard(Path draft) {
        try {
            Directories.delete(draft);
        } catch (IOException stillWritten) {
            LOG.atInfo().addKeyValue("draft", draft).log("cluster_draft_stays_for_now");
        }
    }

    private Path log() {
        return data.logs().resolve("postgres.log");
    }

    private Run control(String... arguments) {
        return run(data.cluster(), "pg_ctl", arguments);
    }

    // The cluster goes by PGDATA and the log by a relative path: pg_ctl puts both into a shell command, unquoted
    // against "$".
    private Run run(Path cluster, String program, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(programs.program(program).toString());
        command.addAll(List.of(arguments));
        return Run.postgresProgram(data.root(), Map.of("PGDATA", cluster.toString()), command);
    }

    private static void write(Path file, String content) {
        try {
            Files.writeString(file, content);
        } catch (IOException e) {
            throw new UserError("Cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    private static long rotated(Path log) {
        try {
            if (Files.exists(log) && Files.size(log) > LARGEST_LOG_BYTES) {
                Files.move(log, log.resolveSibling("postgres.log.1"), StandardCopyOption.REPLACE_EXISTING);
            }
            return Files.exists(log) ? Files.size(log) : 0;
        } catch (IOException e) {
            throw new UserError("Cannot write " + log + ": " + e.getMessage(), e);
        }
    }

    /** The server's own words for why it did not start. */
    private static Optional<String> reason(Path log, long before) {
        try {
            byte[] all = Files.readAllBytes(log);
            String said = new String(all, (int) before, (int) (all.length - before), UTF_8);
            return said.lines().filter(line -> line.contains("FATAL:")).reduce((first, last) -> last);
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
