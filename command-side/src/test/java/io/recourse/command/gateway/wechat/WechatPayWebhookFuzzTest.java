package io.recourse.command.gateway.wechat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.wechat.pay.java.core.cipher.AeadAesCipher;
import io.recourse.command.gateway.Delivery;
import io.recourse.command.gateway.NotAuthentic;
import io.recourse.command.gateway.Unreadable;
import io.recourse.command.gateway.webhook.NoticeForm;
import io.recourse.testing.KeptInputs;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.json.JsonMapper;

/** What is read once it is known to be the platform's: an envelope, and what is sealed in one. Headers as anybody writes them. */
class WechatPayWebhookFuzzTest {

    private static final WechatPaySettings SETTINGS = Keys.settings(Keys.environment(), URI.create("http://localhost"));
    private static final Seal SEAL = new Seal(SETTINGS);
    private static final Envelope.Opener OPENER =
            new Envelope.Opener(SETTINGS.platform().createAeadCipher());
    private static final AeadAesCipher CIPHER = new AeadAesCipher(Keys.API_V3_KEY.getBytes(UTF_8));
    private static final String NONCE = "fdasflkja484";
    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
    private static final JsonMapper JSON = JsonMapper.shared();

    @TestFactory
    Stream<DynamicTest> kept() {
        return KeptInputs.of(WechatPayWebhookFuzzTest.class, WechatPayWebhookFuzzTest::fuzzerTestOneInput);
    }

    public static void fuzzerTestOneInput(byte[] input) {
        String text = new String(input, UTF_8);
        opened(text);
        for (String word : new String[] {"SUCCESS", "ABNORMAL", "CLOSED"}) {
            opened(envelope(word, text));
        }
        requireRefused(text);
    }

    private static void opened(String body) {
        try {
            Envelope envelope = Envelope.of(body);
            NoticeForm.require(List.of(new RefundNotice(envelope, OPENER.open(envelope)).read()));
        } catch (Unreadable refused) {
            NoticeForm.requireReason(refused);
        }
    }

    private static String envelope(String word, String content) {
        Map<String, String> resource = Map.of(
                "algorithm",
                "AEAD_AES_256_GCM",
                "nonce",
                NONCE,
                "ciphertext",
                CIPHER.encrypt(new byte[0], NONCE.getBytes(UTF_8), content.getBytes(UTF_8)));
        return JSON.writeValueAsString(Map.of(
                "id", "EV-1", "event_type", "REFUND." + word, "create_time", NOW.toString(), "resource", resource));
    }

    private static void requireRefused(String text) {
        String[] lines = text.split("\n", 3);
        Map<String, String> headers = Map.of(
                "wechatpay-serial",
                Keys.PLATFORM_ID,
                "wechatpay-timestamp",
                lines.length > 1 ? lines[1] : Long.toString(NOW.getEpochSecond()),
                "wechatpay-nonce",
                NONCE,
                "wechatpay-signature",
                lines[0]);
        try {
            SEAL.verified(new Delivery(headers, text.getBytes(UTF_8), NOW));
            throw new AssertionError("believes " + headers);
        } catch (NotAuthentic refused) {
            NoticeForm.requireReason(refused);
        }
    }
}
