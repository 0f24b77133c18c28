package io.recourse.benchmarks.overload;

import io.recourse.benchmarks.overload.Played.Answered;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Clients that send the next command when the one before was answered: what is done then can be kept up. */
final class Sustained {

    private Sustained() {}

    static Played play(Notes notes, int clients, Duration time) throws InterruptedException, ExecutionException {
        long end = System.nanoTime() + time.toNanos();
        List<Future<List<Answered>>> playing = new ArrayList<>();
        List<Answered> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int client = 0; client < clients; client++) {
                playing.add(threads.submit(() -> untilThen(notes, end)));
            }
            for (Future<List<Answered>> client : playing) {
                answers.addAll(client.get());
            }
        }
        return new Played(answers.size() / (time.toNanos() / 1e9), time, answers);
    }

    private static List<Answered> untilThen(Notes notes, long end) {
        List<Answered> answers = new ArrayList<>();
        while (System.nanoTime() < end) {
            answers.add(notes.send());
        }
        return answers;
    }
}
