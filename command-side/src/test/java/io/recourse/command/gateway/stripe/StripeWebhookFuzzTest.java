package io.recourse.command.gateway.stripe;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.stripe.net.Webhook;
import io.recourse.command.gateway.Delivery;
import io.recourse.command.gateway.NotAuthentic;
import io.recourse.command.gateway.Notice;
import io.recourse.command.gateway.Unreadable;
import io.recourse.command.gateway.WebhookReader;
import io.recourse.command.gateway.webhook.NoticeForm;
import io.recourse.testing.KeptInputs;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Events of Stripe, signed as they are, and signatures as anybody writes them. */
class StripeWebhookFuzzTest {

    private static final String SECRET = "whsec_NEVER_SHOWN";
    private static final WebhookReader READER = new StripeWebhookReader(List.of(SECRET));
    private static final Instant NOW = Instant.parse("2026-11-21T02:00:00Z");

    @TestFactory
    Stream<DynamicTest> kept() {
        return KeptInputs.of(StripeWebhookFuzzTest.class, StripeWebhookFuzzTest::fuzzerTestOneInput);
    }

    public static void fuzzerTestOneInput(byte[] input) throws GeneralSecurityException, NotAuthentic {
        String payload = new String(input, UTF_8);
        String signature = Webhook.Util.computeHmacSha256(SECRET, NOW.getEpochSecond() + "." + payload);
        try {
            NoticeForm.require(read("t=" + NOW.getEpochSecond() + ",v1=" + signature, input));
        } catch (Unreadable refused) {
            NoticeForm.requireReason(refused);
        }
        requireRefused(payload);
    }

    private static void requireRefused(String header) {
        try {
            read(header, new byte[] {'{', '}'});
            throw new AssertionError("believes " + header);
        } catch (NotAuthentic refused) {
            NoticeForm.requireReason(refused);
        } catch (Unreadable believed) {
            throw new AssertionError("believes " + header, believed);
        }
    }

    private static List<Notice> read(String header, byte[] body) throws NotAuthentic, Unreadable {
        return READER.read(new Delivery(Map.of("stripe-signature", header), body, NOW));
    }
}
