package io.recourse.standalone.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.recourse.standalone.data.DataDirectory;
import io.recourse.standalone.data.RunFile;
import io.recourse.standalone.data.Secrets;
import io.recourse.standalone.identity.DemoClient;
import io.recourse.standalone.identity.TokenRequest;
import io.recourse.testing.HttpCalls;
import io.recourse.testing.HttpCalls.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} in the middle of many requests; afterwards every client repeats all of its own, with the same keys. */
class KilledServerTest {

    private static final int CLIENTS = 40;

    private final Map<String, String> answered = new ConcurrentHashMap<>();

    @TempDir
    Path directory;

    @Test
    void repeatedRequestsAreDoneOnceAndAnsweredAlike() throws Exception {
        Process killed = ServerProcess.start(directory);
        DataDirectory data = DataDirectory.at(directory);
        try (ExecutorService clients = Executors.newFixedThreadPool(8)) {
            URI before = await().atMost(Duration.ofMinutes(2))
                    .until(() -> url(data), Optional::isPresent)
                    .orElseThrow();
            String token = token(before, data);
            IntStream.range(0, CLIENTS).forEach(i -> clients.submit(() -> requests(before, token, i)));
            await().atMost(Duration.ofMinutes(1)).until(() -> answered.size() >= CLIENTS / 2);
            killed.destroyForcibly().waitFor();
        }
        Map<String, String> beforeTheKill = Map.copyOf(answered);
        Path left = Files.writeString(data.work().resolve("evidence.tmp"), "looked at when it was killed");

        try (Server server = Server.start(data, 0, LogTarget.FILE)) {
            String token = token(server.url(), data);
            IntStream.range(0, CLIENTS).forEach(i -> requests(server.url(), token, i));

            assertThat(left).doesNotExist();
            assertThat(answered).containsAllEntriesOf(beforeTheKill).hasSize(2 * CLIENTS);
            HttpCalls http = new HttpCalls(server.url().getPort());
            await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
                Answer cases = http.send(http.to("/api/v1/disputes?limit=200", token));
                assertThat(cases.json().at("/items").size()).isEqualTo(CLIENTS);
                for (int i = 0; i < CLIENTS; i++) {
                    Answer payment = http.send(http.to("/api/v1/payments/pay-" + i, token));
                    assertThat(payment.json().at("/refunded/amount").asString()).isEqualTo("10.00");
                    assertThat(payment.json().at("/refundable/amount").asString())
                            .isEqualTo("78.00");
                }
            });
        } finally {
            killed.destroyForcibly();
        }
    }

    /** One client's day; it ends early when the server dies. */
    private void requests(URI server, String token, int i) {
        HttpCalls http = new HttpCalls(server.getPort());
        try {
            http.send(http.to("/api/v1/payments/pay-" + i, token)
                    .header("Content-Type", "application/json")
                    .PUT(HttpRequest.BodyPublishers.ofString("""
                            {"customerId": "c-%d", "merchantId": "m-1", "capturedAt": "2026-11-20T06:00:00Z",
                             "amount": {"amount": "88.00", "currency": "CNY"}}""".formatted(i))));
            Answer opened = http.send(
                    http.post("/api/v1/disputes", token, """
                            {"customerId": "c-%d", "paymentIds": ["pay-%d"], "reason": "DUPLICATE", "channel": "PHONE"}""".formatted(i, i)).header("Idempotency-Key", "open-" + i));
            if (opened.status() != 201) {
                return;
            }
            String caseId = opened.json().at("/disputeId").asString();
            answered.put("open-" + i, caseId);
            Answer refund = http.send(http.post("/api/v1/disputes/" + caseId + "/refunds", token, """
                            {"paymentId": "pay-%d", "amount": {"amount": "10.00", "currency": "CNY"}}""".formatted(i))
                    .header("Idempotency-Key", "refund-" + i));
            if (refund.status() == 202) {
                answered.put("refund-" + i, refund.json().at("/refundId").asString());
            }
        } catch (UncheckedIOException serverIsGone) {
            assertThat(serverIsGone).hasCauseInstanceOf(IOException.class);
        }
    }

    private static Optional<URI> url(DataDirectory data) {
        return RunFile.of(data).map(run -> URI.create("http://127.0.0.1:" + run.port()));
    }

    private static String token(URI server, DataDirectory data) {
        return new TokenRequest(server, Secrets.existing(data).orElseThrow())
                .token(DemoClient.named("agent").orElseThrow());
    }
}
