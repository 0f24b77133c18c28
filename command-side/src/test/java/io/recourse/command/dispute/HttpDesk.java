package io.recourse.command.dispute;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.testing.HttpCalls;
import io.recourse.testing.HttpCalls.Answer;
import io.recourse.testing.TestTokens;
import java.net.http.HttpRequest;
import java.util.UUID;

/** Works cases by HTTP. The merchant of every payment is {@code m-7}. */
record HttpDesk(HttpCalls http) {

    static final String AGENT = TestTokens.agent();
    static final String SUPERVISOR = TestTokens.supervisor();
    static final String MERCHANT = TestTokens.merchant("m-7");

    /** A case and the payment that it is about. */
    record Opened(String caseId, String paymentId) {

        String path() {
            return "/api/v1/disputes/" + caseId;
        }

        String merchantPath() {
            return "/api/v1/merchant/disputes/" + caseId;
        }

        String money(String amount) {
            return """
                    {"paymentId": "%s", "amount": {"amount": "%s", "currency": "CNY"}, "reason": "never arrived"}""".formatted(paymentId, amount);
        }
    }

    /** Nothing is missing from the complaint about a payment of CNY 5,000.00, so that nothing is asked for. */
    Opened open() {
        return open("2026-11-20T06:00:00Z", "");
    }

    /** As {@link #openIdentified()}, with a complaint that came from {@code source} about a payment of that time. */
    Opened openIdentified(String source, String capturedAt) {
        String external = """
                , "external": {"source": "%s", "id": "%s"}""".formatted(source, UUID.randomUUID());
        return identified(open(capturedAt, external));
    }

    private Opened open(String capturedAt, String more) {
        String paymentId = "pay-" + UUID.randomUUID();
        Answer recorded = http.send(http.to("/api/v1/payments/" + paymentId, AGENT)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString("""
                        {"customerId": "c-17", "merchantId": "m-7", "capturedAt": "%s",
                         "amount": {"amount": "5000.00", "currency": "CNY"}}""".formatted(capturedAt))));
        assertThat(recorded.status()).as(recorded.body()).isEqualTo(201);
        Answer opened = send("/api/v1/disputes", AGENT, """
                {"customerId": "c-17", "paymentIds": ["%s"], "reason": "OTHER", "channel": "PHONE",
                 "description": "三天了还没收到货", "desiredResolution": "FULL_REFUND"%s}""".formatted(paymentId, more), paymentId);
        assertThat(opened.status()).as(opened.body()).isEqualTo(201);
        return new Opened(opened.json().at("/disputeId").asString(), paymentId);
    }

    /** A case about no payment has no merchant. */
    Opened openWithoutMerchant() {
        String key = UUID.randomUUID().toString();
        Answer opened = send("/api/v1/disputes", AGENT, """
                {"customerId": "c-17", "reason": "SERVICE_QUALITY", "channel": "PHONE"}""", key);
        assertThat(opened.status()).as(opened.body()).isEqualTo(201);
        return new Opened(opened.json().at("/disputeId").asString(), "none");
    }

    Opened openIdentified() {
        return identified(open());
    }

    private Opened identified(Opened opened) {
        done(opened.path() + "/identity-verifications", AGENT, """
                {"method": "FACE", "passed": true}""", 201);
        return opened;
    }

    Answer send(String path, String token, String body, String key) {
        return http.send(http.post(path, token, body).header("Idempotency-Key", key));
    }

    /** Without a key. */
    Answer send(String path, String token, String body) {
        return http.send(http.post(path, token, body));
    }

    /** What is done, said twice, is done once and answered twice, with the version that came of it. */
    Answer done(String path, String token, String body, int status) {
        String key = UUID.randomUUID().toString();
        return doneOnce(send(path, token, body, key), send(path, token, body, key), status);
    }

    Answer attached(String path, String token, String metadata) {
        String key = UUID.randomUUID().toString();
        return doneOnce(attach(path, token, metadata, key), attach(path, token, metadata, key), 201);
    }

    Answer attach(String path, String token, String metadata, String key) {
        return http.send(http.to(path + "/receipts", token)
                .header("Content-Type", "multipart/form-data; boundary=b")
                .header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString("""
                        --b\r
                        Content-Disposition: form-data; name="metadata"\r
                        \r
                        %s\r
                        --b\r
                        Content-Disposition: form-data; name="file"; filename="proof.txt"\r
                        \r
                        delivered to the door, says %s\r
                        --b--\r
                        """.formatted(metadata, key))));
    }

    private static Answer doneOnce(Answer first, Answer second, int status) {
        assertThat(first.status()).as(first.body()).isEqualTo(status);
        assertThat(first.header("ETag").orElseThrow()).matches("\"(0|[1-9][0-9]*)\"");
        if (first.json().has("version")) {
            assertThat(first.header("ETag"))
                    .contains("\"" + first.json().at("/version").asLong() + "\"");
        }
        assertThat(first.header("Idempotent-Replayed")).isEmpty();
        assertThat(second.status()).isEqualTo(status);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(second.header("Idempotent-Replayed")).contains("true");
        return first;
    }

    void refused(String path, String token, String body, int status, String rule) {
        Answer answer = send(path, token, body, UUID.randomUUID().toString());
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.header("Content-Type").orElseThrow()).startsWith("application/problem+json");
        assertThat(answer.json().at("/rule").asString()).as(answer.body()).isEqualTo(rule);
    }

    void keyMissed(String path, String token, String body) {
        Answer answer = send(path, token, body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(428);
        assertThat(answer.header("Content-Type").orElseThrow()).startsWith("application/problem+json");
    }
}
