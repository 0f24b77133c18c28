package io.recourse.standalone.faults;

import static org.awaitility.Awaitility.await;

import io.recourse.standalone.crash.Acknowledged.Answered;
import io.recourse.standalone.crash.Api;
import io.recourse.standalone.crash.Figures;
import io.recourse.standalone.crash.Trial;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.awaitility.core.ConditionTimeoutException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whether every process does its work again, of itself, after a fault has ended. */
final class Service {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Site site;
    private final Trial trial;
    private final Figures figures;

    Service(Site site, Trial trial, Figures figures) {
        this.site = site;
        this.trial = trial;
        this.figures = figures;
    }

    /** Every command-side writes a note, and every query-side shows it. What does not happen in time is a finding. */
    void awaitAll() throws InterruptedException {
        Instant before = Instant.now();
        List<Node> deciding = site.nodes(Program.COMMAND_SIDE);
        List<Callable<Answered>> notes = deciding.stream()
                .<Callable<Answered>>map(node -> () -> trial.note(site.only(node)))
                .toList();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answered>> written = threads.invokeAll(notes, Trial.OUTAGE.toSeconds(), TimeUnit.SECONDS);
            for (int i = 0; i < written.size(); i++) {
                Answered answered = written.get(i).get();
                site.nodes(Program.QUERY_SIDE).forEach(node -> awaitShown(node, answered));
            }
        } catch (CancellationException e) {
            figures.finding("a command-side takes no command any more");
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
        for (Node node : site.nodes()) {
            try {
                await(node.name()).atMost(Trial.OUTAGE).until(() -> node.health("/readiness") == 200);
            } catch (ConditionTimeoutException e) {
                figures.finding(node.name() + " does not become ready again");
            }
        }
        figures.recovered(Duration.between(before, Instant.now()));
    }

    /** Nothing that failed for a while was put aside for people to look at. */
    void noLettersLeft() {
        Api admin = new Api(site, "admin");
        JsonNode letters = JSON.readTree(await().atMost(Trial.OUTAGE)
                .ignoreExceptionsMatching(IOException.class::isInstance)
                .until(() -> admin.get("/api/v1/admin/dead-letters"), answer -> answer.statusCode() == 200)
                .body());
        if (!letters.at("/items").isEmpty()) {
            figures.finding("dead letters: " + letters);
        }
    }

    private void awaitShown(Node node, Answered answered) {
        Api agent = new Api(site.only(node), "agent");
        String path = "/api/v1/disputes/" + answered.caseId() + "?minVersion=" + answered.version();
        try {
            await().atMost(Trial.OUTAGE)
                    .pollInterval(Duration.ofMillis(100))
                    .ignoreExceptionsMatching(IOException.class::isInstance)
                    .until(() -> agent.get(path).statusCode() == 200);
        } catch (ConditionTimeoutException e) {
            figures.finding(node.name() + " does not show version " + answered.version() + " of " + answered.caseId());
        }
    }
}
