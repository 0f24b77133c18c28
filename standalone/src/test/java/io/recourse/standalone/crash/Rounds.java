package io.recourse.standalone.crash;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.awaitility.core.ConditionTimeoutException;

/** One installation, killed round after round while clients work, and asked each time whether it kept its promises. */
final class Rounds {

    private static final int LONGEST_WORK_MILLIS = 2_500;
    /** What a forgotten connection had locked is free after a minute, and a processor that met it waits up to another one. */
    private static final Duration NETWORK_OUTAGE = Duration.ofMinutes(4);

    private final Path parent;
    private final Random random;
    private final Figures figures = new Figures();
    private final Proxy network;
    private final Installation installation;
    private final Faults faults;
    private final Trial trial;
    private Duration lastStart = Duration.ofSeconds(5);

    /**
     * @param parent an empty directory for all data
     * @param overNetwork whether the program reaches PostgreSQL over a network that can fail
     */
    Rounds(Path parent, long seed, boolean overNetwork) throws IOException {
        this.parent = parent;
        this.random = new Random(seed);
        int ownPort = Installation.freePort();
        Random delays = new Random(seed);
        this.network = new Proxy(port -> port != ownPort, () -> 50 + delays.nextLong(250));
        Program program = Program.tested();
        this.installation = new Installation(
                parent.resolve("data"), ownPort, overNetwork ? program.with(network.options()) : program);
        this.faults = new Faults(installation, network, parent, random);
        this.trial = new Trial(installation, installation::connect, random, figures);
    }

    /** Kills at these points, one after the other, and reckons up in the end. */
    Figures run(Iterable<KillPoint> points) throws Exception {
        try {
            start();
            trial.begin();
            for (KillPoint point : points) {
                kill(point);
                trial.check();
            }
            trial.finish();
        } catch (ConditionTimeoutException | IllegalStateException e) {
            figures.finding("it came to an end: " + e.getMessage());
        } finally {
            trial.stop();
            installation.stop();
            network.close();
        }
        return figures;
    }

    private void kill(KillPoint point) throws Exception {
        System.out.println(Instant.now() + " " + point);
        switch (point) {
            case WORK -> {
                work();
                installation.kill();
                restart();
            }
            case START -> {
                installation.kill();
                installation.start();
                pause(random.nextLong(lastStart.toMillis()));
                installation.kill();
                restart();
            }
            case FIRST_START -> firstStart();
            case REBUILD -> {
                Reckoning.READ_MODELS.forEach(this::rebuild);
                pause(random.nextLong(1_500));
                installation.kill();
                restart();
            }
            case SHUTDOWN -> {
                work();
                installation.terminate();
                pause(random.nextLong(2_000));
                installation.kill();
                restart();
            }
            case BOTH -> {
                work();
                List<ProcessHandle> database = installation.database();
                installation.kill();
                database.forEach(ProcessHandle::destroyForcibly);
                restart();
            }
            case DATABASE -> outage(Trial.OUTAGE, faults::killAll);
            case POSTMASTER -> outage(Trial.OUTAGE, faults::killFirst);
            case CONNECTION -> outage(Trial.OUTAGE, faults::killOne);
            case STANDSTILL -> outage(Trial.OUTAGE, faults::standStill);
            case DISK_FULL -> outage(Trial.OUTAGE, faults::fillDisk);
            case MIGRATION -> {
                work();
                new SchemaUpgrade(installation, random).interrupt();
                restart();
            }
            case CUT -> outage(NETWORK_OUTAGE, faults::cut);
            case BLACKHOLE -> outage(NETWORK_OUTAGE, this::blackhole);
            case SLOW -> outage(NETWORK_OUTAGE, this::slow);
        }
        figures.killed(point);
    }

    private void work() {
        pause(random.nextLong(LONGEST_WORK_MILLIS));
    }

    private void start() throws IOException {
        Instant before = Instant.now();
        installation.start();
        installation.awaitReady();
        lastStart = Duration.between(before, Instant.now());
    }

    private void restart() throws IOException {
        start();
        figures.started(lastStart);
    }

    /** In a directory of its own. */
    private void firstStart() throws Exception {
        Installation fresh = new Installation(Files.createTempDirectory(parent, "fresh"));
        try {
            fresh.start();
            pause(random.nextLong(2 * lastStart.toMillis()));
            fresh.kill();
            Instant before = Instant.now();
            fresh.start();
            fresh.awaitReady();
            figures.started(Duration.between(before, Instant.now()));
            if (new Api(fresh, "agent").get("/api/v1/disputes").statusCode() != 200) {
                figures.finding("after a kill of the first start nothing is served");
            }
        } catch (IllegalStateException e) {
            figures.finding("after a kill of the first start: " + e.getMessage());
        } finally {
            fresh.stop();
        }
    }

    private void rebuild(String name) {
        try {
            trial.reckoning().rebuild(name, "ALWAYS");
        } catch (IOException e) {
            figures.unknown.increment();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The program lives on, says that it is down, and comes up again by itself. */
    private void outage(Duration limit, Runnable cause) {
        work();
        AtomicBoolean over = new AtomicBoolean();
        AtomicBoolean seen = new AtomicBoolean();
        Thread watch = Thread.ofPlatform().start(() -> {
            while (!over.get()) {
                if (installation.health("") == 503) {
                    seen.set(true);
                }
                pause(20);
            }
        });
        cause.run();
        Instant ended = Instant.now();
        long before = trial.acknowledged().size();
        await().atMost(limit)
                .pollInterval(Duration.ofMillis(50))
                .until(() ->
                        installation.health("") == 200 && trial.acknowledged().size() > before);
        figures.recovered(Duration.between(ended, Instant.now()));
        over.set(true);
        if (seen.get()) {
            figures.told.increment();
        }
    }

    /** Whoever asks is told in time that nothing can be done now. */
    private void blackhole() {
        long before = figures.later.sum();
        if (!faults.blackhole(() -> figures.later.sum() > before && installation.health("") == 503)) {
            figures.finding("nothing came through, and in time neither a client nor health was told");
        }
    }

    private void slow() {
        int before = trial.acknowledged().size();
        if (!faults.slow(() -> trial.acknowledged().size() > before + Trial.CLIENTS)) {
            figures.finding("nothing is done any more while everything takes its time");
        }
    }

    private static void pause(long millis) {
        LockSupport.parkNanos(Duration.ofMillis(millis).toNanos());
    }
}
