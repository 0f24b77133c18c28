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
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One request, and all that comes of it, under one id: in spans, in events, in answers and in a log of JSON lines. */
class TracingTest {

    private static final String OPENED = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String REFUNDED = "5bf92f3577b34da6a3ce929d0e0e4737";
    private static final String FORGOTTEN = "6bf92f3577b34da6a3ce929d0e0e4738";
    private static final String UNWANTED = "7bf92f3577b34da6a3ce929d0e0e4739";
    private static final String CALLER = "00f067aa0ba902b7";
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final JsonMapper JSON = JsonMapper.shared();

    @TempDir
    Path directory;

    @Test
    void whatARequestCausesHasItsTrace() throws Exception {
        Path log = directory.resolve("out");
        try (Collector collector = Collector.start()) {
            Path data = Files.createDirectory(directory.resolve("data"));
            Files.writeString(data.resolve("config.yaml"), """
                    recourse.tracing.endpoint: %s
                    logging.structured.format.console: ecs
                    logging.config: %s
                    """.formatted(collector.endpoint(), logging()));
            Process process = ServerProcess.start(data, LogTarget.CONSOLE, ProcessBuilder.Redirect.to(log.toFile()));
            try {
                assertTraces(DataDirectory.at(data), collector);
            } finally {
                process.destroy();
                assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            }
            assertThat(collector.words())
                    .as("nothing is told that is personal, nor what was asked for")
                    .doesNotContain("c-1042", "c-2000", "pay-1", "pay-2", "Samsung", "secret-word");
            List<JsonNode> lines =
                    // Before the settings are read, lines have the form that they have in tests.
                    Files.readAllLines(log).stream()
                            .filter(line -> line.startsWith("{"))
                            .map(JSON::readTree)
                            .toList();
            assertThat(lines)
                    .filteredOn(line -> line.at("/message").asString("").equals("A customer is forgotten"))
                    .isNotEmpty()
                    .anyMatch(line -> line.at("/traceId").asString("").equals(FORGOTTEN));
            assertThat(lines)
                    .filteredOn(line -> line.at("/log/level").asString("").equals("WARN"))
                    .isEmpty();
        }
    }

    /** What the program has by itself: the class path of tests brings a file of its own. */
    private Path logging() throws IOException {
        return Files.writeString(directory.resolve("logback.xml"), """
                <configuration>
                  <include resource="org/springframework/boot/logging/logback/defaults.xml"/>
                  <include resource="org/springframework/boot/logging/logback/structured-console-appender.xml"/>
                  <root level="INFO"><appender-ref ref="CONSOLE"/></root>
                </configuration>
                """);
    }

    private void assertTraces(DataDirectory data, Collector collector) throws IOException {
        URI url = await().atMost(PATIENCE)
                .until(
                        () -> RunFile.of(data).map(run -> URI.create("http://127.0.0.1:" + run.port())),
                        Optional::isPresent)
                .orElseThrow();
        HttpCalls http = new HttpCalls(url.getPort());
        String agent = token(url, data, "agent");
        String auditor = token(url, data, "auditor");
        record(http, agent, 1, "c-1042");
        record(http, agent, 2, "c-2000");

        String id = http.send(http.post("/api/v1/disputes", agent, """
                                {"customerId": "c-1042", "paymentIds": ["pay-1"], "reason": "DUPLICATE", "channel": "PHONE"}""")
                        .header("Idempotency-Key", "open")
                        .header("traceparent", parent(OPENED, "01")))
                .json()
                .at("/disputeId")
                .asString();
        http.send(http.post("/api/v1/disputes/" + id + "/refunds", agent, """
                                {"paymentId": "pay-1", "amount": {"amount": "10.00", "currency": "CNY"}}""")
                .header("Idempotency-Key", "refund")
                .header("traceparent", parent(REFUNDED, "01")));
        http.send(http.post("/api/v1/disputes/" + id + "/notes", agent, "{\"text\": \"secret-word\"}")
                .header("traceparent", parent(UNWANTED, "00")));
        http.send(http.to("/api/v1/disputes?q=secret-word", agent));
        Answer missing =
                http.send(http.to("/api/v1/disputes/case_0", agent).header("traceparent", parent(OPENED, "01")));
        assertThat(missing.json().at("/traceId").asString()).isEqualTo(OPENED);

        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(traces(http, auditor, id, "RefundSucceeded")).containsExactly(REFUNDED));
        assertThat(traces(http, auditor, id, "DisputeOpened")).containsExactly(OPENED);
        assertThat(traces(http, auditor, id, "RefundRequested")).containsExactly(REFUNDED);
        assertThat(traces(http, auditor, id, "NoteAdded")).containsExactly(UNWANTED);

        http.send(http.post("/api/v1/admin/customers/c-2000/forgetting", token(url, data, "admin"), "{}")
                .header("Idempotency-Key", "forget")
                .header("traceparent", parent(FORGOTTEN, "01")));
        assertSpans(collector, id);
    }

    private static void assertSpans(Collector collector, String id) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(collector.named("POST /api/v1/admin/customers/{customerId}/forgetting"))
                        .hasSize(1));
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(collector.named("ConfirmRefund")).isNotEmpty());
        Collector.Span request = last(collector, "POST /api/v1/disputes");
        assertThat(request.trace()).isEqualTo(OPENED);
        assertThat(request.parent()).isEqualTo(CALLER);
        Collector.Span opening = last(collector, "OpenDispute");
        assertThat(opening.trace()).isEqualTo(OPENED);
        assertThat(opening.parent()).isEqualTo(request.id());
        assertThat(opening.attributes()).containsEntry("recourse.case", id);
        Collector.Span refund = last(collector, "Refund");
        Collector.Span reservation = last(collector, "ReserveRefund");
        assertThat(reservation.trace()).isEqualTo(REFUNDED);
        assertThat(reservation.parent()).as("the saga goes on").isEqualTo(refund.id());
        assertThat(last(collector, "ConfirmRefund").trace()).isEqualTo(REFUNDED);
        assertThat(collector.named("OpenDispute")).as("each is told once").hasSize(1);
        assertThat(collector.spans())
                .as("its caller tells nobody")
                .noneMatch(span -> span.trace().equals(UNWANTED));
    }

    /** What met another change is done again: the last one is what was done. */
    private static Collector.Span last(Collector collector, String name) {
        List<Collector.Span> found = collector.named(name);
        assertThat(found).as(name).isNotEmpty();
        return found.getLast();
    }

    private static void record(HttpCalls http, String token, int number, String customer) {
        Answer recorded = http.send(http.to("/api/v1/payments/pay-" + number, token)
                .header("Content-Type", "application/json")
                .header("traceparent", "00-not-a-trace-01")
                .PUT(HttpRequest.BodyPublishers.ofString("""
                        {"customerId": "%s", "merchantId": "m-1", "capturedAt": "2026-11-20T06:00:00Z", "device": "Samsung",
                         "amount": {"amount": "88.00", "currency": "CNY"}}""".formatted(customer))));
        assertThat(recorded.status()).isEqualTo(201);
    }

    /** In the metadata of the case's events of the type. */
    private static List<String> traces(HttpCalls http, String token, String id, String type) {
        JsonNode events = http.send(http.to("/api/v1/audit/disputes/" + id + "/events", token))
                .json();
        List<String> traces = new ArrayList<>();
        for (JsonNode event : events.at("/items")) {
            if (event.at("/type").asString().endsWith("." + type)) {
                traces.add(event.at("/metadata/traceId").asString(""));
            }
        }
        return traces;
    }

    private static String parent(String trace, String flags) {
        return "00-" + trace + "-" + CALLER + "-" + flags;
    }

    private static String token(URI server, DataDirectory data, String client) {
        return new TokenRequest(server, Secrets.existing(data).orElseThrow())
                .token(DemoClient.named(client).orElseThrow());
    }
}
