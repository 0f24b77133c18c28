package io.recourse.benchmarks.polling;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Polls one case of a running server by many clients, and then lets many wait for it at once.
 *
 * <p>Arguments: the server's address, its process id, a merchant's token, the id of a case of that merchant, how many wait.
 */
public final class Polling {

    private static final int POLLERS = 16;
    private static final Duration POLLED_FOR = Duration.ofSeconds(10);

    /** Long enough for all to be there. */
    private static final Duration WAITS = Duration.ofSeconds(50);

    private final URI server;
    private final Path process;
    private final String token;
    private final String path;

    /** @param process the server's, in {@code /proc} */
    Polling(URI server, Path process, String token, String path) {
        this.server = server;
        this.process = process;
        this.token = token;
        this.path = path;
    }

    public static void main(String[] arguments) throws Exception {
        Polling polling = new Polling(
                URI.create(arguments[0]),
                Path.of("/proc", arguments[1], "status"),
                arguments[2],
                "/api/v1/merchant/disputes/" + arguments[3] + "/status");
        // The first is warm-up.
        polling.poll(POLLED_FOR);
        polling.poll(POLLED_FOR);
        polling.await(Integer.parseInt(arguments[4]), WAITS);
    }

    /** @return answers in all */
    long poll(Duration time) throws InterruptedException, ExecutionException {
        String eTag = eTag();
        AtomicLong answers = new AtomicLong();
        long end = System.nanoTime() + time.toNanos();
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < POLLERS; i++) {
                all.add(clients.submit(() -> {
                    try (Connection connection = new Connection(server)) {
                        while (System.nanoTime() < end) {
                            expect(304, connection.get(path, known(eTag)));
                            answers.incrementAndGet();
                        }
                        return null;
                    }
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
        print("%,d answers 304 a second to %d clients", Math.round(answers.get() * 1e9 / time.toNanos()), POLLERS);
        return answers.get();
    }

    /** Nothing happens to the case: all wait as long as they said, and are told that nothing has changed. */
    void await(int number, Duration patience) throws InterruptedException, ExecutionException {
        String eTag = eTag();
        print("before: %s", memory());
        CountDownLatch sent = new CountDownLatch(number);
        long begun = System.nanoTime();
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < number; i++) {
                all.add(clients.submit(() -> {
                    try (Connection connection = new Connection(server)) {
                        Map<String, String> waiting = Map.of(
                                "Authorization",
                                "Bearer " + token,
                                "If-None-Match",
                                eTag,
                                "Prefer",
                                "wait=" + patience.toSeconds());
                        expect(304, connection.get(path, waiting, sent::countDown));
                        return null;
                    }
                }));
            }
            sent.await();
            print("%,d wait after %.1f s: %s", number, seconds(begun), memory());
            for (Future<?> one : all) {
                one.get();
            }
        }
        print("all were answered after %.1f s: %s", seconds(begun), memory());
    }

    private String eTag() {
        try (Connection connection = new Connection(server)) {
            Connection.Answer answer = connection.get(path, Map.of("Authorization", "Bearer " + token));
            expect(200, answer);
            return answer.eTag();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, String> known(String eTag) {
        return Map.of("Authorization", "Bearer " + token, "If-None-Match", eTag);
    }

    private static void expect(int status, Connection.Answer answer) {
        if (answer.status() != status) {
            throw new IllegalStateException("answered " + answer.status() + " instead of " + status);
        }
    }

    private String memory() {
        try {
            long kilobytes = Files.readAllLines(process).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElseThrow();
            return "the server's process has " + kilobytes / 1_024 + " MiB in memory";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double seconds(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }

    private static void print(String line, Object... values) {
        System.out.println(String.format(Locale.ROOT, line, values));
    }
}
