package io.recourse.benchmarks.overload;

import io.recourse.benchmarks.overload.Played.Answered;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/** Commands that come at a steady rate, whether those before were answered or not, as from callers who know nothing of each other. */
final class Arrivals {

    private Arrivals() {}

    static Played play(Notes notes, double perSecond, Duration time) throws InterruptedException, ExecutionException {
        long begin = System.nanoTime();
        long number = Math.round(perSecond * time.toNanos() / 1e9);
        List<Future<Answered>> sent = new ArrayList<>();
        List<Answered> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (long n = 0; n < number; n++) {
                awaitInstant(begin + Math.round(n * 1e9 / perSecond));
                sent.add(threads.submit(notes::send));
            }
            for (Future<Answered> one : sent) {
                answers.add(one.get());
            }
        }
        // Those that were answered late count for the time that it took them.
        Duration taken = Duration.ofNanos(Math.max(time.toNanos(), System.nanoTime() - begin));
        return new Played(perSecond, taken, answers);
    }

    private static void awaitInstant(long instant) {
        long left = instant - System.nanoTime();
        while (left > 0) {
            LockSupport.parkNanos(left);
            left = instant - System.nanoTime();
        }
    }
}
