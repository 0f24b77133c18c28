package io.recourse.benchmarks.overload;

import io.recourse.benchmarks.peers.CaseFile;
import io.recourse.benchmarks.peers.CaughtUp;
import io.recourse.benchmarks.peers.recourse.Recourse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Writes notes on open cases by HTTP, each with a key of its own. */
final class Notes {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String BODY = "{\"text\": \"The customer called again and asks when the money comes.\"}";

    private final Recourse site;
    private final List<String> cases;
    private final HttpClient client = HttpClient.newHttpClient();
    private final AtomicLong next = new AtomicLong();

    private Notes(Recourse site, List<String> cases) {
        this.site = site;
        this.cases = cases;
    }

    static Notes on(Recourse site, int cases) throws Exception {
        List<String> open = new ArrayList<>();
        for (int number = 1; number <= cases; number++) {
            open.add(site.open(CaseFile.numbered(number, Clock.systemUTC().instant()))
                    .value());
        }
        return new Notes(site, open);
    }

    /** Sends one, and waits for its answer. */
    Played.Answered send() {
        long number = next.incrementAndGet();
        String id = cases.get((int) (number % cases.size()));
        HttpRequest request = HttpRequest.newBuilder(URI.create(site.address() + "/api/v1/disputes/" + id + "/notes"))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + site.token())
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "note-" + number)
                .POST(HttpRequest.BodyPublishers.ofString(BODY))
                .build();
        long begun = System.nanoTime();
        int status = status(request);
        return new Played.Answered(status, Duration.ofNanos(System.nanoTime() - begun));
    }

    private int status(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException none) {
            return 0;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    /** Until everything that was begun has been read as well. */
    void awaitQuiet() throws InterruptedException {
        CaughtUp.await(site, PATIENCE);
    }

    long stored() {
        return site.count("NoteAdded");
    }
}
