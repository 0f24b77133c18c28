package io.recourse.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.testing.HttpCalls.Answer;
import io.recourse.testing.TestTokens;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What strangers, other roles and hostile clients get from each endpoint that commands; none of it leaves an event. */
class HostileRequestsTest extends CommandHttpTest {

    private static final String CASE = "/api/v1/disputes/case_01K9ZZZZZZZZZZZZZZZZZZZZZZ";
    private static final String DEEP = "{\"a\":".repeat(2_000) + "1" + "}".repeat(2_000);

    @Autowired
    private EventStore events;

    private long before;

    private record Endpoint(String method, String path, String body) {}

    private static final List<Endpoint> ENDPOINTS = List.of(
            new Endpoint("PUT", "/api/v1/payments/pay-hostile", """
                    {"customerId": "c-1", "merchantId": "m-1", "capturedAt": "2026-11-20T06:00:00Z",
                     "amount": {"amount": "1.00", "currency": "CNY"}}"""),
            new Endpoint("POST", "/api/v1/disputes", """
                    {"customerId": "c-1", "reason": "PRIVACY", "channel": "PHONE"}"""),
            new Endpoint("POST", CASE + "/contacts", """
                    {"channel": "PHONE", "words": "hello"}"""),
            new Endpoint("POST", CASE + "/notes", """
                    {"text": "hello"}"""),
            new Endpoint("POST", CASE + "/escalations", """
                    {"to": "MANAGEMENT", "reason": "slow"}"""),
            new Endpoint("POST", CASE + "/refunds", """
                    {"paymentId": "p-1", "amount": {"amount": "1.00", "currency": "CNY"}}"""),
            new Endpoint("POST", CASE + "/closure", """
                    {"outcome": "NO_FAULT", "basis": "POLICY"}"""),
            new Endpoint("POST", CASE + "/receipts", "no form"));

    static Stream<Endpoint> endpoints() {
        return ENDPOINTS.stream();
    }

    static Stream<Arguments> strangers() {
        return ENDPOINTS.stream()
                .flatMap(endpoint -> Stream.of(TestTokens.merchant("m-1"), TestTokens.auditor(), TestTokens.admin())
                        .map(token -> Arguments.of(endpoint, token)));
    }

    static Stream<Arguments> hostileBodies() {
        return ENDPOINTS.stream()
                .filter(e -> !e.path().endsWith("receipts"))
                .flatMap(endpoint -> Stream.of(
                                "",
                                "{",
                                "null",
                                "[]",
                                "{}",
                                "\"text\"",
                                DEEP,
                                endpoint.body().replaceFirst("\\{", "{\"unknown\": 1, "),
                                endpoint.body().replaceFirst("\"[a-zA-Z_0-9-]+\"( *)([,}])", "\"\\\\u0000\"$1$2"),
                                endpoint.body().replaceFirst("\"[a-zA-Z_0-9-]+\"( *)([,}])", "\"\\\\ud800\"$1$2"),
                                endpoint.body().replaceFirst("\"[a-zA-Z_0-9-]+\"( *)([,}])", "9e999999999$1$2"))
                        .map(body -> Arguments.of(endpoint, body)));
    }

    @BeforeEach
    void countEvents() {
        before = head();
    }

    @AfterEach
    void nothingHappened() {
        assertThat(head()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void wantsAToken(Endpoint endpoint) {
        Answer answer = http().send(request(http().to(endpoint.path()), endpoint, endpoint.body()));

        assertProblem(answer, 401);
    }

    @ParameterizedTest
    @MethodSource("strangers")
    void letsOnlyStaffIn(Endpoint endpoint, String token) {
        Answer answer = http().send(request(http().to(endpoint.path(), token), endpoint, endpoint.body()));

        assertProblem(answer, 403);
    }

    @ParameterizedTest
    @MethodSource("hostileBodies")
    void refusesWhatIsNotARequest(Endpoint endpoint, String body) {
        Answer answer = http().send(request(http().to(endpoint.path(), TestTokens.agent()), endpoint, body));

        assertProblem(answer, 400);
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void refusesTooMuch(Endpoint endpoint) {
        String body = "{\"text\": \"" + "x".repeat(2_000_000) + "\"}";

        Answer answer = http().send(request(http().to(endpoint.path(), TestTokens.agent()), endpoint, body));

        assertThat(answer.status()).isIn(413, 415);
    }

    private static HttpRequest.Builder request(HttpRequest.Builder to, Endpoint endpoint, String body) {
        return to.header("Content-Type", "application/json")
                .header("Idempotency-Key", "hostile-" + body.hashCode())
                .method(endpoint.method(), HttpRequest.BodyPublishers.ofString(body));
    }

    private static void assertProblem(Answer answer, int status) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.header("Content-Type").orElseThrow()).startsWith("application/problem+json");
        assertThat(answer.json().at("/status").asInt()).isEqualTo(status);
        assertThat(answer.body()).doesNotContain("Exception", "io.recourse", "\tat ");
    }

    private long head() {
        return events.createHeadToken() == null
                ? 0
                : events.createHeadToken().position().orElse(0);
    }
}
