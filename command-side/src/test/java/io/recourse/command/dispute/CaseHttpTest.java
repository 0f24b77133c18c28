package io.recourse.command.dispute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.recourse.actor.Role;
import io.recourse.command.CommandHttpTest;
import io.recourse.dispute.CaseId;
import io.recourse.dispute.CaseState;
import io.recourse.refund.RefundStatus;
import io.recourse.testing.HttpCalls.Answer;
import io.recourse.testing.TestTokens;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.UUID;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A case by HTTP, from its opening to its closing. */
class CaseHttpTest extends CommandHttpTest {

    @Autowired
    private EventStore events;

    private final String token = TestTokens.agent();
    private final String paymentId = "pay-" + UUID.randomUUID();

    @Test
    void walksFromComplaintToRefundToClosing() {
        recordPayment("88.00");
        String caseId = open();

        assertThat(tell(caseId, "contacts", """
                {"channel": "PHONE", "words": "We look into it"}""").status()).isEqualTo(201);
        Answer escalated = tell(caseId, "escalations", """
                {"to": "COMPLAINTS_DESK", "reason": "商户没有回应"}""");
        assertThat(escalated.status()).isEqualTo(201);
        assertThat(escalated.json().at("/stage").asString()).isEqualTo("CLAIM");

        Answer attached = attach(caseId, "Order A-1001, paid 88.00 CNY");
        assertThat(attached.status()).as(attached.body()).isEqualTo(201);
        assertThat(attached.json().at("/mediaType").asString()).isEqualTo("text/plain");

        Answer refund = refund(caseId, "30.00", "refund-1");
        assertThat(refund.status()).isEqualTo(202);
        assertThat(refund.json().at("/status").asString()).isEqualTo("REQUESTED");
        awaitRefunds(caseId);

        Answer closed = tell(caseId, "closure", """
                {"outcome": "CUSTOMER_FAVOUR", "basis": "ADJUDICATION"}""");
        assertThat(closed.status()).isEqualTo(200);
        assertThat(closed.json().at("/status").asString()).isEqualTo("CLOSED");
        assertThat(closed.json().at("/funds").asString()).isEqualTo("REFUNDED_PART");
        assertThat(closed.json().at("/deadlines/0/state").asString()).isEqualTo("MET");
        assertThat(closed.json().at("/deadlines/1/state").asString()).isEqualTo("MET");
    }

    @Test
    void refusesMoreThanWasPaidByName() {
        recordPayment("88.00");
        String caseId = open();

        Answer refused = refund(caseId, "88.01", "too-much");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().at("/rule").asString()).isEqualTo("refund-exceeds-refundable");
        assertThat(refund(caseId, "88.01", "too-much").header("Idempotent-Replayed"))
                .contains("true");
    }

    @Test
    void repeatsTheStoredAnswerForTheSameKey() {
        recordPayment("88.00");
        String caseId = open();

        Answer first = refund(caseId, "50.00", "again");
        Answer second = refund(caseId, "50.00", "again");

        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.header("Idempotent-Replayed")).contains("true");
        assertThat(refund(caseId, "51.00", "again").status()).isEqualTo(422);
    }

    @Test
    void wantsAKeyWhereMoneyMoves() {
        recordPayment("88.00");
        String caseId = open();

        Answer answer = http().send(http().post("/api/v1/disputes/" + caseId + "/refunds", token, refundBody("1.00")));

        assertThat(answer.status()).isEqualTo(428);
    }

    @Test
    void actsOnlyOnTheVersionThatTheCallerHasSeen() {
        recordPayment("88.00");
        String caseId = open();
        HttpRequest.Builder note =
                http().post("/api/v1/disputes/" + caseId + "/notes", token, "{\"text\": \"called twice\"}");

        assertThat(http().send(note.copy().header("If-Match", "\"7\"")).status())
                .isEqualTo(412);
        assertThat(http().send(note.copy().header("If-Match", "\"1\"")).header("ETag"))
                .contains("\"2\"");
    }

    @Test
    void twoPeopleAgreeToALargeRefund() {
        recordPayment("2000.00");
        String caseId = open();
        String refundId =
                refund(caseId, "1000.01", "large").json().at("/refundId").asString();
        String approval = "refunds/" + refundId + "/approval";

        assertThat(post(TestTokens.agent(), caseId, approval).status()).isEqualTo(403);
        String alsoAgent = TestTokens.of("agent", Role.AGENT, Role.SUPERVISOR);
        Answer own = post(alsoAgent, caseId, approval);
        assertThat(own.status()).as(own.body()).isEqualTo(403);
        assertThat(own.json().at("/rule").asString()).isEqualTo("four-eyes");

        Answer approved = post(TestTokens.supervisor(), caseId, approval);
        assertThat(approved.status()).as(approved.body()).isEqualTo(202);
        assertThat(approved.json().at("/status").asString()).isEqualTo("APPROVED");
        awaitRefunds(caseId);
    }

    @Test
    void merchantsWorkOnTheirOwnCasesOnly() {
        recordPayment("88.00");
        String path = "/api/v1/merchant/disputes/" + open() + "/responses";
        String contest = "{\"position\": \"CONTEST\", \"message\": \"signed for at the door\"}";

        Answer other = http().send(http().post(path, TestTokens.merchant("m-8"), contest));
        assertThat(other.status()).isEqualTo(404);
        assertThat(other.json().at("/rule").asString()).isEqualTo("case-unknown");

        Answer own = http().send(http().post(path, TestTokens.merchant("m-7"), contest));
        assertThat(own.status()).as(own.body()).isEqualTo(201);
        assertThat(own.json().at("/status").asString()).isEqualTo("OPEN");
        assertThat(own.body()).as("nothing of the customer's").doesNotContain("c-17", "三天了还没收到货");
    }

    @Test
    void aSecondComplaintAboutTheSameIsAnsweredWithTheFirst() {
        recordPayment("88.00");
        String caseId = open();
        Answer again = http().send(openRequest("again-" + paymentId));
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.json().at("/rule").asString()).isEqualTo("duplicate-complaint");
        assertThat(again.body()).contains(caseId);
        assertThat(again.header("Link")).contains("</api/v1/disputes/" + caseId + ">; rel=\"related\"");
    }

    @Test
    void recordsAPaymentOnceAndRefusesAnotherUnderItsId() {
        assertThat(recordPayment("88.00").status()).isEqualTo(201);
        assertThat(recordPayment("88.00").status()).isEqualTo(200);
        assertThat(recordPayment("88.01").status()).isEqualTo(409);
    }

    @Test
    void knowsNoOtherCase() {
        Answer answer = tell(CaseId.PREFIX + "01K9ZZZZZZZZZZZZZZZZZZZZZZ", "notes", "{\"text\": \"hello\"}");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json().at("/rule").asString()).isEqualTo("case-unknown");
    }

    @Test
    void several_files_are_attached_together_or_not_at_all() {
        recordPayment("88.00");
        String caseId = open();

        Answer refused = attachAll(caseId, "files-1", "first", "<html></html>");
        assertThat(refused.status()).isEqualTo(415);
        assertThat(refused.json().at("/violations/0/pointer").asString()).isEqualTo("part:file[1]");
        assertThat(receiptsOf(caseId)).isEmpty();

        Answer attached = attachAll(caseId, "files-2", "first", "second", "third");
        assertThat(attached.status()).as(attached.body()).isEqualTo(201);
        assertThat(attached.header("Location")).contains("/api/v1/disputes/" + caseId + "/receipts");
        assertThat(attached.json().path("items").findValuesAsString("fileName"))
                .containsExactly("0.txt", "1.txt", "2.txt");
        assertThat(receiptsOf(caseId))
                .isEqualTo(attached.json().path("items").findValuesAsString("receiptId"))
                .doesNotHaveDuplicates()
                .hasSize(3);

        Answer again = attachAll(caseId, "files-2", "first", "second", "third");
        assertThat(again.header("Idempotent-Replayed")).contains("true");
        assertThat(again.body()).isEqualTo(attached.body());
        assertThat(attachAll(caseId, "files-2", "first", "second").status()).isEqualTo(422);
        assertThat(receiptsOf(caseId)).hasSize(3);
    }

    private List<String> receiptsOf(String caseId) {
        return StoredCase.find(CaseId.of(caseId), events).orElseThrow().state().receipts().stream()
                .map(receipt -> receipt.id().toString())
                .toList();
    }

    private Answer attachAll(String caseId, String key, String... texts) {
        StringBuilder body =
                new StringBuilder("--b\r\nContent-Disposition: form-data; name=\"metadata\"\r\n\r\n{}\r\n");
        for (int i = 0; i < texts.length; i++) {
            body.append("--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"")
                    .append(i)
                    .append(".txt\"\r\n\r\n")
                    .append(texts[i])
                    .append("\r\n");
        }
        return http().send(http().to("/api/v1/disputes/" + caseId + "/receipts", token)
                .header("Content-Type", "multipart/form-data; boundary=b")
                .header("Idempotency-Key", key + paymentId)
                .POST(HttpRequest.BodyPublishers.ofString(body + "--b--\r\n")));
    }

    private Answer recordPayment(String amount) {
        return http().send(http().to("/api/v1/payments/" + paymentId, token)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString("""
                        {"customerId": "c-17", "merchantId": "m-7", "capturedAt": "2026-11-20T06:00:00Z",
                         "amount": {"amount": "%s", "currency": "CNY"}}""".formatted(amount))));
    }

    private String open() {
        Answer answer = http().send(openRequest("open-" + paymentId));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        String caseId = answer.json().at("/disputeId").asString();
        assertThat(answer.header("Location")).contains("/api/v1/disputes/" + caseId);
        return caseId;
    }

    private HttpRequest.Builder openRequest(String key) {
        return http().post("/api/v1/disputes", token, """
                        {"customerId": "c-17", "paymentIds": ["%s"], "reason": "PRODUCT_NOT_RECEIVED",
                         "channel": "PHONE", "description": "三天了还没收到货"}""".formatted(paymentId)).header("Idempotency-Key", key);
    }

    private Answer post(String by, String caseId, String command) {
        return http().send(http().to("/api/v1/disputes/" + caseId + "/" + command, by)
                .header("Idempotency-Key", command)
                .POST(HttpRequest.BodyPublishers.noBody()));
    }

    private Answer tell(String caseId, String command, String body) {
        return http().send(http().post("/api/v1/disputes/" + caseId + "/" + command, token, body));
    }

    private Answer attach(String caseId, String text) {
        String body = """
                --b\r
                Content-Disposition: form-data; name="metadata"\r
                Content-Type: application/json\r
                \r
                {"kind": "PAYMENT_VOUCHER"}\r
                --b\r
                Content-Disposition: form-data; name="file"; filename="voucher.pdf"\r
                Content-Type: application/pdf\r
                \r
                %s\r
                --b--\r
                """.formatted(text);
        return http().send(http().to("/api/v1/disputes/" + caseId + "/receipts", token)
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private Answer refund(String caseId, String amount, String key) {
        return http().send(http().post("/api/v1/disputes/" + caseId + "/refunds", token, refundBody(amount))
                .header("Idempotency-Key", key));
    }

    private String refundBody(String amount) {
        return """
                {"paymentId": "%s", "amount": {"amount": "%s", "currency": "CNY"}, "reason": "never arrived"}""".formatted(paymentId, amount);
    }

    private void awaitRefunds(String caseId) {
        await().until(() -> StoredCase.find(CaseId.of(caseId), events).map(StoredCase::state).stream()
                .map(CaseState::refunds)
                .flatMap(refunds -> refunds.stream())
                .allMatch(refund -> refund.status() == RefundStatus.SUCCEEDED));
    }
}
