package io.recourse.standalone.crash;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.awaitility.core.ConditionTimeoutException;

/** What befalls PostgreSQL, or the way to it, while the program lives. Each returns when it is over. */
final class Faults {

    /** No request is without an answer for longer, whatever has become of the database's. */
    private static final Duration TOLD = Duration.ofSeconds(60);

    private final Installation installation;
    private final Proxy network;
    private final Path parent;
    private final Random random;

    /** @param parent the directory whose file system can be filled */
    Faults(Installation installation, Proxy network, Path parent, Random random) {
        this.installation = installation;
        this.network = network;
        this.parent = parent;
        this.random = random;
    }

    void killAll() {
        installation.database().forEach(ProcessHandle::destroyForcibly);
    }

    void killFirst() {
        installation.postmaster().ifPresent(ProcessHandle::destroyForcibly);
    }

    void killOne() {
        List<ProcessHandle> others = installation.database().stream().skip(1).toList();
        Optional.of(others)
                .filter(some -> !some.isEmpty())
                .map(some -> some.get(random.nextInt(some.size())))
                .ifPresent(ProcessHandle::destroyForcibly);
    }

    void standStill() {
        List<ProcessHandle> all = installation.database();
        all.forEach(Signal.STOP::to);
        pause(1_000 + random.nextLong(7_000));
        all.forEach(Signal.CONT::to);
    }

    /** With a file beside the data, until nothing more can be written. */
    void fillDisk() {
        Path filler = parent.resolve("filler");
        try {
            try (OutputStream out = Files.newOutputStream(filler)) {
                byte[] block = new byte[1 << 16];
                while (!Thread.currentThread().isInterrupted()) {
                    out.write(block);
                }
            } catch (IOException full) {
                pause(2_000 + random.nextLong(6_000));
            }
            Files.deleteIfExists(filler);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Once, or again and again for some seconds. */
    void cut() {
        for (int cuts = 1 + random.nextInt(20); cuts > 0; cuts--) {
            network.cut(random.nextBoolean());
            pause(random.nextLong(500));
        }
    }

    /**
     * For some seconds; or until it is told, and longer than any time limit.
     *
     * @param told whether somebody who asked was told that nothing can be done now
     * @return whether it was told as it has to be
     */
    boolean blackhole(BooleanSupplier told) {
        boolean untilTold = random.nextBoolean();
        network.silence();
        try {
            if (untilTold) {
                await().atMost(TOLD).pollInterval(Duration.ofMillis(100)).until(told::getAsBoolean);
                pause(random.nextLong(30_000));
            } else {
                pause(random.nextLong(10_000));
            }
            return true;
        } catch (ConditionTimeoutException e) {
            return false;
        } finally {
            network.speak(random.nextBoolean());
        }
    }

    /**
     * @param progress is asked again until it holds; how much is done is not promised, that something is done is
     * @return whether it held
     */
    boolean slow(BooleanSupplier progress) {
        network.slow(true);
        try {
            await().atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(100))
                    .until(progress::getAsBoolean);
            pause(random.nextLong(10_000));
            return true;
        } catch (ConditionTimeoutException e) {
            return false;
        } finally {
            network.slow(false);
        }
    }

    private static void pause(long millis) {
        LockSupport.parkNanos(Duration.ofMillis(millis).toNanos());
    }
}
