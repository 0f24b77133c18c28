package io.recourse.benchmarks.reading;

import io.recourse.benchmarks.deadlines.Samples;
import io.recourse.benchmarks.polling.Connection;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.LongStream;

/** Clients that ask one question after another, each on a connection of its own. */
record Load(URI server, Map<String, String> headers, int status, int clients) {

    /**
     * Durations of {@code requests} answers.
     *
     * @param path of each request, by its number
     */
    Samples ask(int requests, IntFunction<String> path) throws InterruptedException, ExecutionException {
        long[] nanos = new long[requests];
        run(client -> {
            try (Connection connection = new Connection(server)) {
                for (int i = client; i < requests; i += clients) {
                    long begun = System.nanoTime();
                    expect(connection.get(path.apply(i), headers), path.apply(i));
                    nanos[i] = System.nanoTime() - begun;
                }
            }
            return 0;
        });
        return Samples.of(LongStream.of(nanos));
    }

    /** Answers a second to the same question, asked again and again for so long. */
    double rate(String path, long millis) throws InterruptedException, ExecutionException {
        long begun = System.nanoTime();
        long end = begun + millis * 1_000_000;
        long answers = run(client -> {
            int own = 0;
            try (Connection connection = new Connection(server)) {
                for (; System.nanoTime() < end; own++) {
                    expect(connection.get(path, headers), path);
                }
            }
            return own;
        });
        return answers * 1e9 / (System.nanoTime() - begun);
    }

    private void expect(Connection.Answer answer, String path) {
        if (answer.status() != status) {
            throw new IllegalStateException(path + " was answered " + answer.status() + " instead of " + status);
        }
    }

    private interface Client {
        int work(int number) throws Exception;
    }

    private long run(Client client) throws InterruptedException, ExecutionException {
        long sum = 0;
        try (ExecutorService all = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> running = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                int number = i;
                running.add(all.submit(() -> client.work(number)));
            }
            for (Future<Integer> one : running) {
                sum += one.get();
            }
        }
        return sum;
    }
}
