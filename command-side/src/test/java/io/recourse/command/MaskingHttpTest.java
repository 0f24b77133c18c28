package io.recourse.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.runtime.json.StoredJson;
import io.recourse.testing.HttpCalls.Answer;
import io.recourse.testing.TestTokens;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What must not be stored reaches no table, by whatever field it came, and the caller is told where it was. */
class MaskingHttpTest extends CommandHttpTest {

    private static final String MASKED = "Recourse-Masked";
    private static final String CARD = "4929 1000 2003 4003";

    // Letters that no digest and no instant has: a few digits alone stand in one of thousands by chance.
    private static final String PIN = "w70q216z";
    private static final String CODE = "G55Q8103";

    @Autowired
    private JdbcClient database;

    @Autowired
    private EventStore store;

    private final String token = TestTokens.agent();
    private final String key = "key-" + UUID.randomUUID();

    @Test
    void masksAComplaintBeforeItIsAnEvent() {
        Answer opened = open(key, """
                , "description": "😀 卡号%s", "stepsTried": ["called", "验证码是 %s"], "device": "my PIN is %s"
                """.formatted(CARD, CODE, PIN));

        assertThat(opened.status()).as(opened.body()).isEqualTo(201);
        assertThat(opened.header(MASKED))
                .contains("description;kind=card-number;at=4, stepsTried/1;kind=verification-code;at=5,"
                        + " device;kind=password;at=10");
        assertThat(events()).contains("[card-number]");
        assertNothingStored(CARD, CODE, PIN);
    }

    @Test
    void tellsItAgainWithTheRepeatedAnswer() {
        String words = ", \"description\": \"password: hunter" + PIN + "\"";
        Answer first = open(key, words);
        Answer second = open(key, words);

        assertThat(second.header("Idempotent-Replayed")).contains("true");
        assertThat(second.headers().allValues(MASKED))
                .isEqualTo(first.headers().allValues(MASKED))
                .containsExactly("description;kind=password;at=10");
    }

    @Test
    void saysNothingWhenNothingWasMasked() {
        Answer opened = open(key, ", \"description\": \"订单号20240315123456789，手机13800138000\"");

        assertThat(opened.header(MASKED)).isEmpty();
        assertThat(opened.body()).contains("订单号20240315123456789，手机13800138000");
    }

    @Test
    void masksWhatIsSaidAboutAnOpenCase() {
        String path = "/api/v1/disputes/" + opened() + "/";

        assertThat(send(path + "notes", "{\"text\": \"PIN " + PIN + "\"}").header(MASKED))
                .contains("text;kind=password;at=4");
        assertThat(send(path + "contacts", """
                {"channel": "PHONE", "words": "客户说密码是%s", "result": "OTP %s"}""".formatted(PIN, CODE)).header(MASKED))
                .contains("words;kind=password;at=6, result;kind=verification-code;at=4");
        assertThat(send(path + "escalations", """
                {"to": "COMPLAINTS_DESK", "reason": "card %s"}""".formatted(CARD)).header(MASKED))
                .contains("reason;kind=card-number;at=5");
        assertNothingStored(CARD, CODE, PIN);
    }

    @Test
    void masksTheNameAndDescriptionOfAFile() {
        Answer attached = attach(opened(), "卡 " + CARD + ".txt", "CVV 917");

        assertThat(attached.status()).as(attached.body()).isEqualTo(201);
        assertThat(attached.header(MASKED))
                .contains("fileName;kind=card-number;at=2, description;kind=verification-code;at=4");
        assertThat(attached.json().at("/fileName").asString()).isEqualTo("卡 [card-number].txt");
        assertNothingStored(CARD, "CVV 917");
    }

    @Test
    void masksWhatTheWalletSaysOfAPayment() {
        String path = "/api/v1/payments/pay-" + UUID.randomUUID();
        String body = """
                {"customerId": "c-1", "merchantId": "m-1", "capturedAt": "2026-11-20T06:00:00Z",
                 "amount": {"amount": "1.00", "currency": "CNY"}, "orderNumber": "%s", "device": "pin=%s",
                 "description": "order 20240315123456789"}""".formatted(CARD.replace(" ", ""), PIN);

        Answer recorded = http().send(http().to(path, token)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(body)));

        assertThat(recorded.status()).as(recorded.body()).isEqualTo(201);
        assertThat(recorded.header(MASKED)).contains("orderNumber;kind=card-number;at=0, device;kind=password;at=4");
        assertNothingStored(CARD.replace(" ", ""), PIN);
    }

    @Test
    void aCardNumberIsNoReferenceToACase() {
        String card = CARD.replace(" ", "");
        String external = ", \"external\": {\"source\": \"acquirer\", \"id\": \"" + card + "\"}";

        Answer one = open(key + "-1", external);
        Answer another = open(key + "-2", external);

        assertThat(one.header(MASKED)).contains("external/id;kind=card-number;at=0");
        assertThat(another.status()).isEqualTo(201);
        assertThat(another.header("Location")).isNotEqualTo(one.header("Location"));
        assertNothingStored(card);
    }

    @Test
    void anOtherReferenceStaysVerbatimAndBelongsToOneCase() {
        String external = ", \"external\": {\"source\": \"acquirer\", \"id\": \"ref-" + key + "\"}";

        assertThat(open(key + "-1", external).body()).contains("ref-" + key);
        assertThat(open(key + "-2", external).status()).isEqualTo(409);
    }

    @Test
    void keepsNoKeyReadably() {
        String card = CARD.replace(" ", "");
        Answer first = open("pay-" + card, "");
        Answer second = open("pay-" + card, "");

        assertThat(first.status()).isEqualTo(201);
        assertThat(second.header("Idempotent-Replayed")).contains("true");
        assertNothingStored(card);
    }

    @Test
    void tellsOfManySecretsInAHeaderThatIsNotTooLong() {
        Answer opened = open(key, ", \"description\": \"" + "PIN 1234. ".repeat(300) + "\"");

        assertThat(opened.status()).isEqualTo(201);
        assertThat(opened.header(MASKED).orElseThrow()).endsWith(", *;more=260").hasSizeLessThan(2_000);
    }

    private Answer open(String idempotencyKey, String more) {
        return http().send(http().post("/api/v1/disputes", token, """
                        {"customerId": "c-17", "reason": "PRIVACY", "channel": "PHONE"%s}""".formatted(more))
                .header("Idempotency-Key", idempotencyKey));
    }

    private String opened() {
        return open(key, "").json().at("/disputeId").asString();
    }

    private Answer send(String path, String body) {
        Answer answer = http().send(http().post(path, token, body));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer;
    }

    private Answer attach(String caseId, String fileName, String description) {
        String body = """
                --b\r
                Content-Disposition: form-data; name="metadata"\r
                Content-Type: application/json\r
                \r
                {"description": "%s"}\r
                --b\r
                Content-Disposition: form-data; name="file"; filename="%s"\r
                Content-Type: text/plain\r
                \r
                A receipt\r
                --b--\r
                """.formatted(description, fileName);
        return http().send(http().to("/api/v1/disputes/" + caseId + "/receipts", token)
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private void assertNothingStored(String... secrets) {
        for (String secret : secrets) {
            assertThat(storedIn(secret)).as(secret).isEmpty();
            assertThat(events()).as("what the keys of customers open").doesNotContain(secret);
        }
    }

    /** The columns of the command side that hold a text, in whatever table. */
    private List<String> storedIn(String text) {
        return database.sql("""
                        select table_name, column_name from information_schema.columns
                        where table_schema = 'command' and data_type in ('text', 'bytea', 'jsonb', 'json')""").query((row, number) -> row.getString(1) + "." + row.getString(2)).list().stream()
                .filter(column -> holds(column, text))
                .toList();
    }

    /** All that was ever said, as who has the keys reads it. */
    private String events() {
        StringBuilder all = new StringBuilder();
        long last = store.createHeadToken().position().orElseThrow();
        try (BlockingStream<TrackedEventMessage<?>> stream = store.openStream(null)) {
            for (long position = -1; position < last; ) {
                TrackedEventMessage<?> event = stream.nextAvailable();
                position = event.trackingToken().position().orElseThrow();
                all.append(StoredJson.mapper().writeValueAsString(event.getPayload()));
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        return all.toString();
    }

    /** Binary columns show their bytes in hexadecimal, in which a short number may stand by chance. */
    private boolean holds(String column, String text) {
        String[] names = column.split("\\.");
        return database.sql("""
                        select exists (select from command."%s"
                        where (pg_typeof("%s") <> 'bytea'::regtype and strpos("%s"::text, :text) > 0)
                          or strpos("%s"::text, :hex) > 0)""".formatted(names[0], names[1], names[1], names[1]))
                .param("text", text)
                .param("hex", HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8)))
                .query(Boolean.class)
                .single();
    }
}
