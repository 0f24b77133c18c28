package io.recourse.standalone.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.standalone.server.Description.Operation;
import io.recourse.testing.HttpCalls;
import io.recourse.testing.HttpCalls.Answer;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whatever a merchant asks of another's, by any operation that there is, is answered like what does not exist. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MerchantIsolationTest {

    private static final String MERCHANT = "/api/v1/merchant/";
    private static final String NO_CASE = "case_01K0000000000000000000000Z";
    private static final String NO_WEBHOOK = "whk_01K0000000000000000000000Z";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpCalls http = new HttpCalls(SharedServer.get().url().getPort());
    private String caseId = "";
    private String webhookId = "";

    @BeforeAll
    void one_merchant_has_a_case_and_a_webhook() {
        String agent = SharedServer.token("agent");
        http.send(json("PUT", "/api/v1/payments/pay-isolation", agent, """
                {"customerId": "c-isolation", "merchantId": "m-isolation-1", "amount": {"amount": "88.00", "currency": "CNY"},
                 "capturedAt": "2026-11-01T00:00:00Z"}"""));
        Answer opened = http.send(json("POST", "/api/v1/disputes", agent, """
                {"customerId": "c-isolation", "paymentIds": ["pay-isolation"], "reason": "PRODUCT_NOT_RECEIVED",
                 "channel": "PHONE", "disputedAmount": {"amount": "88.00", "currency": "CNY"}, "jurisdiction": "CN"}"""));
        assertThat(opened.status()).as(opened.body()).isEqualTo(201);
        caseId = opened.json().at("/disputeId").asString();
        Answer registered = http.send(json(
                "POST",
                MERCHANT + "webhooks",
                SharedServer.token("merchant-m-isolation-1"),
                "{\"url\": \"https://shop.example/\"}"));
        assertThat(registered.status()).as(registered.body()).isEqualTo(201);
        webhookId = registered.json().at("/webhook/webhookId").asString();
        assertThat(http.send(http.to(
                                MERCHANT + "disputes/" + caseId + "?minVersion=0",
                                SharedServer.token("merchant-m-isolation-1")))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void everything_of_another_merchant_is_answered_like_what_does_not_exist() {
        String other = SharedServer.token("merchant-m-isolation-2");
        List<Operation> operations = new Description(
                        http.send(http.to("/openapi")).json())
                .operations().stream()
                        .filter(operation -> operation.path().startsWith(MERCHANT)
                                && operation.path().contains("{id}"))
                        .toList();
        assertThat(operations).hasSizeGreaterThan(15).allSatisfy(operation -> {
            boolean webhook = operation.path().startsWith(MERCHANT + "webhooks");
            Answer others = ask(operation, webhook ? webhookId : caseId, other);
            Answer nobodys = ask(operation, webhook ? NO_WEBHOOK : NO_CASE, other);
            assertThat(others.status()).as(others.body()).isEqualTo(404);
            assertThat(comparable(others)).isEqualTo(comparable(nobodys));
        });
    }

    @Test
    void no_list_shows_what_is_anothers() {
        String owner = SharedServer.token("merchant-m-isolation-1");
        String other = SharedServer.token("merchant-m-isolation-2");
        List<Operation> lists = new Description(http.send(http.to("/openapi")).json())
                .operations().stream()
                        .filter(operation -> operation.path().startsWith(MERCHANT)
                                && operation.method().equals("get")
                                && !operation.path().contains("{id}")
                                && !operation.endless())
                        .toList();
        assertThat(lists).hasSizeGreaterThan(3).allSatisfy(list -> {
            String id = list.path().startsWith(MERCHANT + "webhooks") ? webhookId : caseId;
            assertThat(ask(list, id, owner).body()).contains(id);
            assertThat(ask(list, id, other).status()).isEqualTo(200);
            assertThat(ask(list, id, other).body()).doesNotContain(id);
        });
    }

    private Answer ask(Operation operation, String id, String token) {
        String path = operation
                .path()
                .replace("{id}", id)
                .replace("{receiptId}", "rcp_01K0000000000000000000000Z")
                .replace("{offerId}", "ofr_01K0000000000000000000000Z")
                .replace("{requestId}", "req_01K0000000000000000000000Z");
        assertThat(path).doesNotContain("{");
        List<Map.Entry<String, JsonNode>> requests = operation.requests();
        String method = operation.method().toUpperCase(Locale.ROOT);
        if (requests.isEmpty()) {
            return http.send(keyed(http.to(path, token)).method(method, BodyPublishers.noBody()));
        }
        JsonNode example = requests.getFirst().getValue().path("example");
        return requests.getFirst().getKey().startsWith("multipart/")
                ? http.send(keyed(http.to(path, token))
                        .header("Content-Type", "multipart/form-data; boundary=b")
                        .method(method, BodyPublishers.ofString(form(example))))
                : http.send(json(method, path, token, JSON.writeValueAsString(example)));
    }

    private HttpRequest.Builder json(String method, String path, String token, String body) {
        return keyed(http.to(path, token))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body));
    }

    private static HttpRequest.Builder keyed(HttpRequest.Builder request) {
        return request.header("Idempotency-Key", UUID.randomUUID().toString());
    }

    private static String form(JsonNode example) {
        return "--b\r\nContent-Disposition: form-data; name=\"metadata\"\r\nContent-Type: application/json\r\n\r\n"
                + JSON.writeValueAsString(example.path("metadata"))
                + "\r\n--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"proof.txt\"\r\n\r\nproof\r\n--b--\r\n";
    }

    private static String comparable(Answer answer) {
        return answer.body().replaceAll("(case|whk)_\\w+", "id").replaceAll("\"traceId\":\"\\w+\"", "");
    }
}
