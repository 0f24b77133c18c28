package io.recourse.standalone.demo;

import io.recourse.standalone.data.UserError;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Walks one case from the complaint to the refund through the HTTP interface, and checks every answer. It needs the address of a
 * server and tokens, and nothing of how the server is made: it serves the standalone, the distributed set-up and the tests.
 */
public final class Walk {

    static final String MERCHANT = "m-shop";

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final String AMOUNT = "{\"amount\": \"88.00\", \"currency\": \"CNY\"}";

    private final URI gateway;
    private final Tokens tokens;
    private final Clock clock;
    private final Words words;
    private final Consumer<String> story;

    /**
     * @param gateway the one address of both sides, for example {@code http://127.0.0.1:8080}
     * @param language of the story: Chinese, or English for every other
     * @param story takes each line as the case goes on
     */
    public Walk(URI gateway, Tokens tokens, Clock clock, Locale language, Consumer<String> story) {
        this.gateway = gateway;
        this.tokens = tokens;
        this.clock = clock;
        this.words = Words.in(language);
        this.story = story;
    }

    /**
     * Walks a new case.
     *
     * @throws UserError when a step fails, saying which one, what was asked and what the server answered
     */
    public WalkedCase run() {
        Steps steps = new Steps();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return steps.walk(http);
        } catch (StepFailed e) {
            throw new UserError(words.of("failed", steps.current, String.valueOf(e.getMessage())), e);
        }
    }

    private final class Steps {

        private final String paymentId =
                "pay-demo-" + UUID.randomUUID().toString().substring(0, 8);
        private final String payment = "/api/v1/payments/" + paymentId;
        private String dispute = "";
        private String caseId = "";
        private String current = words.of("step.tokens");
        private long version;

        private WalkedCase walk(HttpClient http) {
            Api agent = as(http, "agent");
            recordPayment(agent);
            open(agent);
            attachReceipt(agent);
            tellCustomer(agent);
            escalate(agent);
            refund(agent);
            awaitRefund(agent);
            close(agent);
            timeline(agent);
            poll(as(http, "merchant-" + MERCHANT));
            audit(as(http, "auditor"));
            return new WalkedCase(caseId, paymentId, MERCHANT, version);
        }

        private Api as(HttpClient http, String client) {
            return new Api(http, gateway, tokens.of(client), words.locale());
        }

        private void recordPayment(Api agent) {
            begin("step.payment");
            String captured = clock.instant()
                    .minus(2, ChronoUnit.DAYS)
                    .truncatedTo(ChronoUnit.SECONDS)
                    .toString();
            String body = """
                    {"customerId": "c-17", "merchantId": "%s", "amount": %s, "capturedAt": "%s", "orderNumber": "A-1001"}
                    """.formatted(MERCHANT, AMOUNT, captured);
            agent.put(payment, body).expect(201);
            agent.put(payment, body).expect(200);
            done(paymentId, "CNY 88.00");
        }

        private void open(Api agent) {
            begin("step.open");
            Answer opened = agent.post("/api/v1/disputes", """
                            {"customerId": "c-17", "paymentIds": ["%s"], "reason": "PRODUCT_NOT_RECEIVED", "channel": "PHONE",
                             "disputedAmount": %s, "description": "%s", "desiredResolution": "FULL_REFUND", "jurisdiction": "CN"}
                            """.formatted(paymentId, AMOUNT, words.of("text.complaint")))
                    .expect(201)
                    .expect("/status", "OPEN");
            caseId = opened.text("/disputeId");
            dispute = "/api/v1/disputes/" + caseId;
            version = opened.version();
            done(caseId);
        }

        private void attachReceipt(Api agent) {
            begin("step.receipt");
            byte[] voucher =
                    Voucher.pdf(List.of("Payment voucher", "Payment " + paymentId, "Order A-1001", "CNY 88.00"));
            Answer attached = agent.upload(
                            dispute + "/receipts", "{\"kind\": \"PAYMENT_VOUCHER\"}", "voucher.pdf", voucher)
                    .expect(201)
                    .expect("/mediaType", "application/pdf");
            version = attached.version();
            String content = dispute + "/receipts/" + attached.text("/receiptId") + "/content?minVersion=" + version;
            Answer stored = agent.get(content).expect(200);
            if (!Arrays.equals(stored.body(), voucher)) {
                throw new StepFailed(stored.request() + " answered with other bytes than were uploaded");
            }
            done(attached.text("/receiptId"), attached.text("/sha256").substring(0, 12));
        }

        private void tellCustomer(Api agent) {
            begin("step.contact");
            version = agent.post(dispute + "/contacts", """
                            {"channel": "PHONE", "words": "%s"}""".formatted(words.of("text.contact")))
                    .expect(201)
                    .version();
            version = agent.post(dispute + "/notes", """
                            {"text": "%s"}""".formatted(words.of("text.note")))
                    .expect(201)
                    .version();
            done();
        }

        private void escalate(Api agent) {
            begin("step.escalate");
            Answer escalated = agent.post(dispute + "/escalations", """
                            {"to": "COMPLAINTS_DESK", "reason": "%s"}""".formatted(words.of("text.escalation")))
                    .expect(201)
                    .expect("/stage", "CLAIM");
            version = escalated.version();
            done();
        }

        /** Asked twice under one key, as after a lost answer: the money must move once. */
        private void refund(Api agent) {
            begin("step.refund");
            String key = UUID.randomUUID().toString();
            String body = """
                    {"paymentId": "%s", "amount": %s, "reason": "%s"}""".formatted(paymentId, AMOUNT, words.of("text.refund"));
            Answer asked = agent.post(dispute + "/refunds", body, key).expect(202);
            Answer repeated = agent.post(dispute + "/refunds", body, key).expect(202);
            if (!repeated.header("Idempotent-Replayed").equals("true")
                    || !repeated.text("/refundId").equals(asked.text("/refundId"))) {
                throw new StepFailed(repeated.request() + " was done again under the same Idempotency-Key");
            }
            version = asked.version();
            done(asked.text("/refundId"));
        }

        private void awaitRefund(Api agent) {
            begin("step.refunded");
            Answer refunded = until(
                    () -> agent.get(dispute + "?minVersion=" + version),
                    answer -> answer.status() == 200 && answer.text("/funds").equals("REFUNDED_FULL"));
            version = refunded.version();
            Answer paid = until(
                    () -> agent.get(payment),
                    answer -> answer.status() == 200
                            && answer.text("/refunded/amount").equals("88.00"));
            paid.expect("/refundable/amount", "0.00").expect("/reserved/amount", "0.00");
            agent.post(dispute + "/refunds", """
                            {"paymentId": "%s", "amount": {"amount": "0.01", "currency": "CNY"}}""".formatted(paymentId)).expect(422);
            done();
        }

        private void close(Api agent) {
            begin("step.close");
            Answer closed = agent.post(dispute + "/closure", """
                            {"outcome": "CUSTOMER_FAVOUR", "basis": "ADJUDICATION", "summary": "%s"}""".formatted(words.of("text.closing")))
                    .expect(200)
                    .expect("/status", "CLOSED")
                    .expect("/outcome", "CUSTOMER_FAVOUR");
            version = closed.version();
            done();
        }

        private void timeline(Api agent) {
            begin("step.timeline");
            Answer timeline = agent.get(dispute + "/timeline?limit=200&minVersion=" + version)
                    .expect(200);
            expectOneLinePerEvent(timeline);
            story.accept("");
            story.accept(words.of("timeline.title", caseId));
            timeline.json()
                    .at("/items")
                    .forEach(item -> story.accept(words.of(
                            "timeline.line",
                            item.at("/occurredAt")
                                    .asString("")
                                    .replaceFirst("\\..*|Z$", "")
                                    .replace('T', ' '),
                            item.at("/actor/id").asString(""),
                            item.at("/text").asString(""))));
            story.accept("");
        }

        private void poll(Api merchant) {
            begin("step.poll");
            String status = "/api/v1/merchant/disputes/" + caseId + "/status";
            Answer first = until(() -> merchant.get(status).expect(200), answer -> answer.version() == version);
            first.expect("/status", "CLOSED");
            merchant.getUnless(first.header("ETag"), status).expect(304);
            done(first.header("ETag"));
        }

        private void audit(Api auditor) {
            begin("step.audit");
            String audited = "/api/v1/audit/disputes/" + caseId;
            Answer events = auditor.get(audited + "/events?limit=200").expect(200);
            expectOneLinePerEvent(events);
            auditor.get(audited + "?atVersion=0").expect(200).expect("/status", "OPEN");
            done(version + 1);
        }

        private void expectOneLinePerEvent(Answer answer) {
            int lines = answer.json().at("/items").size();
            if (lines != version + 1) {
                throw new StepFailed(
                        answer.request() + " answered with " + lines + " lines for a case of version " + version);
            }
        }

        private void begin(String step) {
            current = words.of(step);
        }

        private void done(Object... facts) {
            story.accept("  ✓ " + current + "  "
                    + String.join(
                            "  ", Arrays.stream(facts).map(Object::toString).toList()));
        }
    }

    /** Asks again until the answer is as it must become: what was acknowledged is shown a moment later. */
    private static Answer until(Supplier<Answer> question, Predicate<Answer> arrived) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        Answer answer = question.get();
        while (!arrived.test(answer)) {
            if (System.nanoTime() > end) {
                throw new StepFailed(answer.request() + " still did not show it after " + PATIENCE.toSeconds()
                        + " s, but answered " + answer.status() + " " + answer.json());
            }
            LockSupport.parkNanos(PAUSE.toNanos());
            answer = question.get();
        }
        return answer;
    }
}
