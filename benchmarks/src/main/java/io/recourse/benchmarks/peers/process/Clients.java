package io.recourse.benchmarks.peers.process;

import com.sun.management.OperatingSystemMXBean;
import io.recourse.benchmarks.peers.CaseFile;
import io.recourse.benchmarks.peers.CaughtUp;
import io.recourse.benchmarks.peers.Peer;
import io.recourse.benchmarks.peers.PlayedCase;
import io.recourse.benchmarks.peers.Step;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Plays cases of one peer for a time: each client one after the other, all clients at once. */
public final class Clients {

    /** In nanoseconds of the system; only what ends within it counts. */
    private record Window(long begin, long end) {

        boolean holds(long instant) {
            return begin <= instant && instant < end;
        }
    }

    private static final Duration TO_GET_READY = Duration.ofMillis(50);
    private static final Duration BETWEEN_SAMPLES = Duration.ofMillis(20);
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Peer peer;
    private final Clock clock;
    private final AtomicLong begun;

    public Clients(Peer peer, Clock clock) {
        this(peer, clock, new AtomicLong());
    }

    /** @param begun the number of the last case that was begun on the same database, counted on */
    public Clients(Peer peer, Clock clock, AtomicLong begun) {
        this.peer = peer;
        this.clock = clock;
        this.begun = begun;
    }

    /** Returns when all cases have ended and can be read. */
    public Round play(int clients, Duration time) throws InterruptedException, ExecutionException {
        long casesBefore = begun.get();
        long processorBefore = processor();
        long begin = System.nanoTime() + TO_GET_READY.toNanos();
        Window window = new Window(begin, begin + time.toNanos());
        List<Future<Latencies>> playing = new ArrayList<>();
        long[] lags;
        long[] latencies;
        try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
            for (int n = 0; n < clients; n++) {
                playing.add(threads.submit(() -> client(window)));
            }
            lags = lags(window);
            latencies = Latencies.sorted(all(playing));
        }
        long catchUp = CaughtUp.await(peer, PATIENCE).toNanos();
        return new Round(
                latencies.length,
                time.toNanos(),
                quantile(latencies, 0.5),
                quantile(latencies, 0.99),
                begun.get() - casesBefore,
                processor() - processorBefore,
                quantile(lags, 0.5),
                quantile(lags, 1),
                catchUp);
    }

    private Latencies client(Window window) throws Exception {
        Latencies latencies = new Latencies();
        awaitInstant(window.begin());
        while (System.nanoTime() < window.end()) {
            PlayedCase played = peer.begin(CaseFile.numbered(begun.incrementAndGet(), clock.instant()));
            for (Step step : Step.values()) {
                long begin = System.nanoTime();
                played.take(step);
                long end = System.nanoTime();
                if (window.holds(end)) {
                    latencies.add(end - begin);
                }
            }
        }
        return latencies;
    }

    private long[] lags(Window window) {
        Latencies lags = new Latencies();
        awaitInstant(window.begin());
        while (System.nanoTime() < window.end()) {
            lags.add(peer.lag().toNanos());
            awaitInstant(System.nanoTime() + BETWEEN_SAMPLES.toNanos());
        }
        return Latencies.sorted(List.of(lags));
    }

    private static List<Latencies> all(List<Future<Latencies>> playing)
            throws InterruptedException, ExecutionException {
        List<Latencies> all = new ArrayList<>();
        for (Future<Latencies> client : playing) {
            all.add(client.get());
        }
        return all;
    }

    private static void awaitInstant(long instant) {
        long left = instant - System.nanoTime();
        while (left > 0) {
            LockSupport.parkNanos(left);
            left = instant - System.nanoTime();
        }
    }

    /** Of this process, in nanoseconds, since it began. */
    private static long processor() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    /** The smallest that a share of all does not exceed. */
    private static long quantile(long[] sorted, double share) {
        if (sorted.length == 0) {
            throw new IllegalStateException("nothing was done within the round");
        }
        return sorted[(int) Math.ceil(share * sorted.length) - 1];
    }
}
