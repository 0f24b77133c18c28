package io.recourse.command.gateway.wechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.wechat.pay.java.core.cipher.AeadAesCipher;
import io.recourse.command.gateway.Delivery;
import io.recourse.command.gateway.NotAuthentic;
import io.recourse.command.gateway.Notice;
import io.recourse.command.gateway.Standing;
import io.recourse.command.gateway.Unreadable;
import io.recourse.command.gateway.WebhookReader;
import io.recourse.money.Money;
import io.recourse.payment.OutsideMovement;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

class WechatPayWebhookTest {

    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
    private static final String NONCE = "d824f2e086d3c1df967785d13fcd22ef";
    private static final String NOTICE_ID = "EV-2018022511223320873";
    private static final String REFERENCE = "50200207182018070300011301001";

    private final WebhookReader reader =
            new WechatPayWebhook(Keys.settings(Keys.environment(), URI.create("http://localhost")));

    @Test
    void readsThatARefundOfOursSucceeded() throws Exception {
        assertThat(reader.read(delivery(notice("SUCCESS", ours("SUCCESS")))))
                .containsExactly(new Notice.RefundStands(
                        NOTICE_ID,
                        Platform.REFUND,
                        new Standing.Succeeded(REFERENCE),
                        Instant.parse("2018-06-08T02:34:56Z")));
    }

    @Test
    void readsThatARefundOfOursCannotReachTheCustomerOrWasClosed() throws Exception {
        Map<String, Standing> standings = Map.of(
                "ABNORMAL", new Standing.Abnormal(REFERENCE, "ABNORMAL"),
                "CLOSED", new Standing.Canceled(REFERENCE, "CLOSED"));
        for (String status : standings.keySet()) {
            ObjectNode content = ours(status).without("success_time");
            ObjectNode notice = notice(status, content).put("create_time", "2026-03-01T15:59:00+08:00");
            assertThat(reader.read(delivery(notice)))
                    .containsExactly(new Notice.RefundStands(
                            NOTICE_ID, Platform.REFUND, standings.get(status), Instant.parse("2026-03-01T07:59:00Z")));
        }
    }

    @Test
    void readsTheExampleOfTheDocumentationAsARefundMadeElsewhere() throws Exception {
        assertThat(reader.read(delivery(notice("SUCCESS", Example.refundNoticeContent()))))
                .containsExactly(new Notice.MovedOutside(
                        NOTICE_ID,
                        List.of("1008450740201411110005820873", "20150806125346"),
                        new OutsideMovement(
                                "wechat-pay",
                                REFERENCE,
                                OutsideMovement.Kind.REFUND,
                                REFERENCE,
                                Money.of("9.99", "CNY"),
                                Instant.parse("2018-06-08T02:34:56Z"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ABNORMAL", "CLOSED"})
    void keepsThatARefundMadeElsewhereMovedNothing(String status) throws Exception {
        assertThat(reader.read(
                        delivery(notice(status, Example.refundNoticeContent().put("refund_status", status)))))
                .containsExactly(new Notice.Other(NOTICE_ID, "REFUND." + status));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TRANSACTION.SUCCESS",
                "COMPLAINT.CREATE",
                "COMPLAINT.STATE_CHANGE",
                "REFUND.REOPENED",
                "refund.success"
            })
    void keepsWhatItDoesNotKnowAndDoesNotOpenIt(String type) throws Exception {
        assertThat(reader.read(delivery(Example.refundNotice().put("event_type", type))))
                .containsExactly(new Notice.Other(NOTICE_ID, type));
    }

    @Test
    void readsADuplicateAsTheSameNotice() throws Exception {
        ObjectNode notice = notice("SUCCESS", ours("SUCCESS"));

        assertThat(reader.read(delivery(notice))).isEqualTo(reader.read(delivery(notice)));
    }

    @ParameterizedTest
    @ValueSource(longs = {-300, 0, 300})
    void believesASignatureOfFiveMinutes(long seconds) throws Exception {
        assertThat(reader.read(signed(
                        notice("SUCCESS", ours("SUCCESS")).toString(),
                        Keys.OF_PLATFORM.getPrivate(),
                        NOW.plusSeconds(seconds))))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {-301, 301, -86_400})
    void doesNotBelieveAnOlderOneNorOneFromTheFuture(long seconds) {
        assertNotAuthentic(signed(example(), Keys.OF_PLATFORM.getPrivate(), NOW.plusSeconds(seconds)));
    }

    @Test
    void measuresTheAgeByWhenTheDeliveryCameIn() throws Exception {
        Delivery delivery = delivery(notice("SUCCESS", ours("SUCCESS")));

        assertThat(reader.read(delivery)).hasSize(1);
        assertNotAuthentic(new Delivery(delivery.headers(), delivery.body(), NOW.plusSeconds(301)));
    }

    @Test
    void doesNotBelieveAnotherSignerThanThePlatform() {
        assertNotAuthentic(signed(example(), Keys.OF_STRANGER.getPrivate(), NOW));
        assertNotAuthentic(signed(example(), Keys.OF_MERCHANT.getPrivate(), NOW));
    }

    @ParameterizedTest
    @ValueSource(strings = {"wechatpay-serial", "wechatpay-signature", "wechatpay-timestamp", "wechatpay-nonce"})
    void doesNotBelieveADeliveryWithoutOneOfItsHeaders(String name) {
        Delivery delivery = signed(example(), Keys.OF_PLATFORM.getPrivate(), NOW);
        Map<String, String> headers = new HashMap<>(delivery.headers());
        headers.remove(name);

        assertNotAuthentic(new Delivery(headers, delivery.body(), NOW));
    }

    @ParameterizedTest
    @CsvSource({
        "wechatpay-serial,    PUB_KEY_ID_0000000000000000000000000000000000000000",
        "wechatpay-serial,    5157F09EFDC096DE15EBE81A47057A7232F1B8E1",
        "wechatpay-nonce,     d824f2e086d3c1df967785d13fcd22ee",
        "wechatpay-timestamp, 1772352001",
        "wechatpay-timestamp, yesterday",
        "wechatpay-timestamp, 99999999999999999",
        "wechatpay-timestamp, -9223372036854775808",
        "wechatpay-signature, WECHATPAY/SIGNTEST/tgPBRAy3MJLU5tmGSIfuhAWbWIhLMsJWKFFdzc",
        "wechatpay-signature, ''",
        "wechatpay-signature, '!'",
        "wechatpay-signature, AAAA"
    })
    void doesNotBelieveADeliveryWithAHeaderChanged(String name, String value) {
        Delivery delivery = signed(example(), Keys.OF_PLATFORM.getPrivate(), NOW);
        Map<String, String> headers = new HashMap<>(delivery.headers());
        headers.put(name, value);

        assertNotAuthentic(new Delivery(headers, delivery.body(), NOW));
    }

    @Test
    void doesNotBelieveABodyChangedInAnyWay() {
        Delivery delivery = signed(example(), Keys.OF_PLATFORM.getPrivate(), NOW);
        for (String body : List.of(example() + " ", example().replace("SUCCESS", "SUCCESs"), "", "{}")) {
            assertNotAuthentic(new Delivery(delivery.headers(), body.getBytes(StandardCharsets.UTF_8), NOW));
        }
    }

    @Test
    void doesNotBelieveBytesThatReadLikeTheSignedOnes() {
        Delivery delivery = signed("{\"id\":\"\uFFFD\"}", Keys.OF_PLATFORM.getPrivate(), NOW);
        byte[] broken = "{\"id\":\"?\"}".getBytes(StandardCharsets.UTF_8);
        broken[7] = (byte) 0xFF;

        assertNotAuthentic(new Delivery(delivery.headers(), broken, NOW));
    }

    @Test
    void doesNotReadWhatMakesNoSense() {
        assertUnreadable("", "not a JSON object");
        assertUnreadable("[]", "not a JSON object");
        assertUnreadable("<xml>", "not JSON");
        assertUnreadable("{}", "without id");
        assertUnreadable(Example.refundNotice().without("event_type").toString(), "without event_type");
        assertUnreadable(Example.refundNotice().put("id", 7).toString(), "without id");
        assertUnreadable(Example.refundNotice().without("resource").toString(), "not a JSON object");
        assertUnreadable(example(), "its content does not open with the API v3 key");
    }

    @Test
    void doesNotReadAContentThatDoesNotOpen() {
        String closed = "its content does not open with the API v3 key";
        String plain = ours("SUCCESS").toString();
        String other = "0123456789abcdef0123456789abcdef";
        assertUnreadable(sealed("REFUND.SUCCESS", seal(plain, other, "fdasfsadsad1", "")), closed);

        ObjectNode truncated = seal(plain, Keys.API_V3_KEY, "fdasfsadsad1", "");
        String ciphertext = truncated.path("ciphertext").asString();
        for (int length : new int[] {0, 4, 20, ciphertext.length() - 4}) {
            truncated.put("ciphertext", ciphertext.substring(0, length));
            assertUnreadable(sealed("REFUND.SUCCESS", truncated), length == 0 ? "without ciphertext" : closed);
        }
        truncated.put("ciphertext", "*");
        assertUnreadable(sealed("REFUND.SUCCESS", truncated), closed);

        ObjectNode resource = seal(plain, Keys.API_V3_KEY, "fdasfsadsad1", "refund");
        assertUnreadable(sealed("REFUND.SUCCESS", resource.deepCopy().put("nonce", "fdasfsadsad2")), closed);
        assertUnreadable(sealed("REFUND.SUCCESS", resource.deepCopy().put("associated_data", "transaction")), closed);
        assertUnreadable(sealed("REFUND.SUCCESS", resource.deepCopy().without("associated_data")), closed);
        assertUnreadable(sealed("REFUND.SUCCESS", resource.deepCopy().without("nonce")), "without nonce");
        assertUnreadable(
                sealed("REFUND.SUCCESS", resource.deepCopy().put("algorithm", "AEAD_SM4_GCM")),
                "sealed by another algorithm than AEAD_AES_256_GCM");
    }

    @Test
    void doesNotReadAContentThatMakesNoSense() {
        assertUnreadable(sealed("REFUND.SUCCESS", seal("张三", Keys.API_V3_KEY, "fdasfsadsad1", "")), "not JSON");
        assertUnreadable(notice("CLOSED", ours("SUCCESS")), "its event_type and its refund_status differ");
        assertUnreadable(notice("SUCCESS", ours("PROCESSING")), "its event_type and its refund_status differ");
        assertUnreadable(notice("SUCCESS", ours("SUCCESS").without("refund_id")), "without refund_id");
        assertUnreadable(notice("SUCCESS", ours("SUCCESS").without("out_refund_no")), "without out_refund_no");
        assertUnreadable(notice("SUCCESS", ours("SUCCESS").put("success_time", "soon")), "success_time is no time");
        assertUnreadable(
                notice("SUCCESS", Example.refundNoticeContent().without("transaction_id")), "without transaction_id");
        assertUnreadable(notice("SUCCESS", Example.refundNoticeContent().without("amount")), "not a JSON object");
        ObjectNode nothing = Example.refundNoticeContent();
        ((ObjectNode) nothing.path("amount")).put("refund", 0);
        assertUnreadable(notice("SUCCESS", nothing), "its refund_id or its amount is none");
        ObjectNode fraction = Example.refundNoticeContent();
        ((ObjectNode) fraction.path("amount")).put("refund", 1.5);
        assertUnreadable(notice("SUCCESS", fraction), "without refund");
    }

    @Test
    void answersAsWechatPayWantsToHear() {
        assertThat(reader.source()).isEqualTo("wechat-pay");
        assertThat(reader.receipt())
                .isEqualTo(new WebhookReader.Receipt(200, "application/json", "{\"code\":\"SUCCESS\"}"));
    }

    private void assertNotAuthentic(Delivery delivery) {
        assertThatExceptionOfType(NotAuthentic.class).isThrownBy(() -> reader.read(delivery));
    }

    private void assertUnreadable(ObjectNode notice, String why) {
        assertUnreadable(notice.toString(), why);
    }

    private void assertUnreadable(String body, String why) {
        Unreadable thrown = assertThatExceptionOfType(Unreadable.class)
                .isThrownBy(() -> reader.read(signed(body, Keys.OF_PLATFORM.getPrivate(), NOW)))
                .withMessage(why)
                .actual();
        assertThat(Throwables.getStackTrace(thrown)).doesNotContain("招商银行").doesNotContain("张三");
    }

    private static String example() {
        return Example.refundNotice().toString();
    }

    private static ObjectNode ours(String status) {
        return Example.refundNoticeContent()
                .put("out_refund_no", Platform.REFUND.value())
                .put("refund_status", status);
    }

    private static ObjectNode notice(String status, ObjectNode content) {
        return sealed("REFUND." + status, seal(content.toString(), Keys.API_V3_KEY, "fdasfsadsad1", "refund"));
    }

    private static ObjectNode sealed(String type, ObjectNode resource) {
        ObjectNode notice = Example.refundNotice().put("event_type", type);
        notice.set("resource", resource);
        return notice;
    }

    private static ObjectNode seal(String content, String key, String nonce, String associated) {
        String ciphertext = new AeadAesCipher(key.getBytes(StandardCharsets.UTF_8))
                .encrypt(
                        associated.getBytes(StandardCharsets.UTF_8),
                        nonce.getBytes(StandardCharsets.UTF_8),
                        content.getBytes(StandardCharsets.UTF_8));
        return ((ObjectNode) Example.refundNotice().path("resource"))
                .put("ciphertext", ciphertext)
                .put("associated_data", associated)
                .put("nonce", nonce);
    }

    private static Delivery delivery(ObjectNode notice) {
        return signed(notice.toString(), Keys.OF_PLATFORM.getPrivate(), NOW);
    }

    private static Delivery signed(String body, PrivateKey key, Instant at) {
        return new Delivery(
                Map.of(
                        "wechatpay-serial",
                        Keys.PLATFORM_ID,
                        "wechatpay-timestamp",
                        String.valueOf(at.getEpochSecond()),
                        "wechatpay-nonce",
                        NONCE,
                        "wechatpay-signature",
                        Keys.sign(key, at.getEpochSecond() + "\n" + NONCE + "\n" + body + "\n")),
                body.getBytes(StandardCharsets.UTF_8),
                NOW);
    }
}
