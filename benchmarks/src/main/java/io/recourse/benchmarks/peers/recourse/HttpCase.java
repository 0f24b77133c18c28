package io.recourse.benchmarks.peers.recourse;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.recourse.benchmarks.peers.CaseFile;
import io.recourse.benchmarks.peers.Step;
import io.recourse.benchmarks.polling.Connection;
import io.recourse.dispute.CaseId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One case by HTTP. Files are sent as files: a line of text each, whose description is what the other peers note of theirs. */
public final class HttpCase {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String BOUNDARY = "recourse-benchmark";

    private final Wire wire;
    private final String token;
    private final RefundEnd refunds;
    private final CaseFile file;
    private String caseId = "";

    public HttpCase(Wire wire, String token, RefundEnd refunds, CaseFile file) {
        this.wire = wire;
        this.token = token;
        this.refunds = refunds;
        this.file = file;
    }

    /** Where it sends a request with a body. */
    @FunctionalInterface
    public interface Wire {

        Connection.Answer send(String method, String path, Map<String, String> headers, byte[] body) throws IOException;
    }

    /** Once it is open. */
    public CaseId id() {
        return CaseId.of(caseId);
    }

    /** @throws IOException when it is not answered as it should be */
    public void take(Step step) throws Exception {
        switch (step) {
            case OPEN -> open();
            case FIRST_RECEIPT -> attach(1, file.firstReceipt());
            case SECOND_RECEIPT -> attach(2, file.secondReceipt());
            case ESCALATE ->
                post("/escalations", Map.of("to", "COMPLAINTS_DESK", "reason", file.escalationReason()), 201);
            case REFUND -> refund();
            case CLOSE ->
                post(
                        "/closure",
                        Map.of("outcome", "CUSTOMER_FAVOUR", "basis", "ADJUDICATION", "summary", file.summary()),
                        200);
        }
    }

    private void open() throws IOException {
        Map<String, String> amount = Map.of(
                "amount", file.amount().amount().toPlainString(),
                "currency", file.amount().currency().getCurrencyCode());
        Map<String, Object> payment = Map.of(
                "customerId", file.customer(),
                "merchantId", file.merchant(),
                "amount", amount,
                "capturedAt", file.paidAt().toString(),
                "orderNumber", file.paymentId(),
                "sourceReference", file.sourceReference());
        send("PUT", "/api/v1/payments/" + file.paymentId(), "application/json", JSON.writeValueAsBytes(payment), 201);
        Map<String, Object> complaint = Map.of(
                "customerId",
                file.customer(),
                "paymentIds",
                new String[] {file.paymentId()},
                "reason",
                file.reason(),
                "channel",
                "PHONE",
                "disputedAmount",
                amount,
                "description",
                file.description(),
                "desiredResolution",
                "FULL_REFUND",
                "jurisdiction",
                "CN");
        caseId = send("POST", "/api/v1/disputes", "application/json", JSON.writeValueAsBytes(complaint), 201)
                .at("/disputeId")
                .asString();
    }

    private void attach(int which, CaseFile.Receipt receipt) throws IOException {
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        form.writeBytes(part("name=\"metadata\"", "application/json"));
        form.writeBytes(JSON.writeValueAsBytes(Map.of("kind", "PAYMENT_VOUCHER", "description", receipt.sha256())));
        form.writeBytes(part("name=\"file\"; filename=\"voucher-" + which + ".txt\"", "text/plain"));
        form.writeBytes((receipt.name() + " " + receipt.sha256()).getBytes(UTF_8));
        form.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(UTF_8));
        send("POST", disputePath() + "/receipts", "multipart/form-data; boundary=" + BOUNDARY, form.toByteArray(), 201);
    }

    private static byte[] part(String disposition, String mediaType) {
        return ("\r\n--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + disposition + "\r\nContent-Type: "
                        + mediaType + "\r\n\r\n")
                .getBytes(UTF_8);
    }

    private void refund() throws Exception {
        refunds.expect(id());
        post(
                "/refunds",
                Map.of(
                        "paymentId",
                        file.paymentId(),
                        "amount",
                        Map.of(
                                "amount",
                                file.amount().amount().toPlainString(),
                                "currency",
                                file.amount().currency().getCurrencyCode())),
                202);
        refunds.await(id());
    }

    private void post(String path, Map<String, Object> body, int expected) throws IOException {
        send("POST", disputePath() + path, "application/json", JSON.writeValueAsBytes(body), expected);
    }

    private String disputePath() {
        return "/api/v1/disputes/" + caseId;
    }

    private JsonNode send(String method, String path, String type, byte[] body, int expected) throws IOException {
        Connection.Answer answer = wire.send(
                method,
                path,
                Map.of(
                        "Authorization",
                        "Bearer " + token,
                        "Content-Type",
                        type,
                        "Idempotency-Key",
                        path.hashCode() + "-" + file.number() + "-" + java.util.Arrays.hashCode(body)),
                body);
        if (answer.status() != expected) {
            throw new IOException(
                    method + " " + path + " was answered " + answer.status() + ": " + new String(answer.body(), UTF_8));
        }
        return JSON.readTree(answer.body());
    }
}
