package io.recourse.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.recourse.runtime.admission.AdmissionConfiguration;
import io.recourse.testing.HttpCalls;
import io.recourse.testing.HttpCalls.Answer;
import io.recourse.testing.TestTokens;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@SpringBootTest(
        classes = {HttpTestApplication.class, AdmissionTest.Slow.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.main.banner-mode=off",
            "spring.threads.virtual.enabled=true",
            "recourse.admission.at-work=2",
            "recourse.admission.waiting=3",
            "recourse.admission.patience=PT30S"
        })
class AdmissionTest {

    private static final String SLOW = "/api/v1/probe/slow";

    /** Works on a request until it is let go. */
    @RestController
    @Import(AdmissionConfiguration.class)
    static class Slow {
        private final Semaphore done = new Semaphore(0);

        @PostMapping(SLOW)
        Map<String, Boolean> work() throws InterruptedException {
            done.acquire();
            return Map.of("done", true);
        }
    }

    @Autowired
    private Slow slow;

    @Autowired
    private MeterRegistry meters;

    @LocalServerPort
    private int port;

    @Test
    void someWorkSomeWaitAndTheOthersAreTurnedAwayAtOnce() {
        var working = new CompletableFuture<?>[] {post(), post()};
        await().until(() -> slow.done.getQueueLength() == 2);
        var waiting = new CompletableFuture<?>[] {post(), post(), post()};
        await().until(() -> waiting() == 3);

        Answer turnedAway = post().join();

        assertThat(turnedAway.status()).isEqualTo(503);
        assertThat(turnedAway.json().at("/type").asString()).isEqualTo("/problems/overloaded");
        assertThat(turnedAway.header("Retry-After")).contains("1");
        assertThat(meters.get("recourse.admission.refused").functionCounter().count())
                .isEqualTo(1);
        HttpCalls http = new HttpCalls(port);
        assertThat(http.send(http.to("/api/v1/probe/caller", TestTokens.agent()))
                        .status())
                .as("a read")
                .isEqualTo(200);
        assertThat(stranger(http)).as("a stranger, whose token nobody looks at").isEqualTo(503);

        slow.done.release(5);
        assertThat(working).allSatisfy(AdmissionTest::assertAnswered);
        assertThat(waiting).allSatisfy(AdmissionTest::assertAnswered);
        assertThat(waiting()).isZero();
        assertThat(stranger(http)).isEqualTo(401);
    }

    private static int stranger(HttpCalls http) {
        return http.send(http.to(SLOW).POST(BodyPublishers.noBody())).status();
    }

    private static void assertAnswered(CompletableFuture<?> request) {
        assertThat(((Answer) request.join()).status()).isEqualTo(200);
    }

    private double waiting() {
        return meters.get("recourse.admission.waiting").gauge().value();
    }

    private CompletableFuture<Answer> post() {
        HttpCalls http = new HttpCalls(port);
        return CompletableFuture.supplyAsync(
                () -> http.send(http.to(SLOW, TestTokens.agent()).POST(BodyPublishers.noBody())),
                task -> Thread.ofVirtual().start(task));
    }
}
