package io.recourse.command.gateway.adyen;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.adyen.model.notification.NotificationRequest;
import com.adyen.model.notification.NotificationRequestItem;
import com.adyen.model.notification.NotificationRequestItemContainer;
import com.adyen.util.HMACValidator;
import io.recourse.command.gateway.Delivery;
import io.recourse.command.gateway.NotAuthentic;
import io.recourse.command.gateway.Unreadable;
import io.recourse.command.gateway.WebhookReader;
import io.recourse.command.gateway.webhook.NoticeForm;
import io.recourse.testing.KeptInputs;
import java.io.IOException;
import java.security.SignatureException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Notifications as anybody sends them to Adyen's address, and the same with a signature that fits. */
class AdyenWebhookFuzzTest {

    private static final String KEY = "44782DEF547AAA06C910C43932B1EB0C71FC68D9D0C057550C48EC2ACF6BA056";
    private static final WebhookReader READER = new AdyenWebhookReader(List.of(KEY));
    private static final Instant NOW = Instant.parse("2026-11-21T02:00:00Z");
    private static final HMACValidator SIGNER = new HMACValidator();
    private static final JsonMapper JSON = JsonMapper.shared();

    @TestFactory
    Stream<DynamicTest> kept() {
        return KeptInputs.of(AdyenWebhookFuzzTest.class, AdyenWebhookFuzzTest::fuzzerTestOneInput);
    }

    public static void fuzzerTestOneInput(byte[] input) {
        read(input);
        signed(new String(input, UTF_8)).ifPresent(body -> read(body.getBytes(UTF_8)));
    }

    private static void read(byte[] body) {
        try {
            NoticeForm.require(READER.read(new Delivery(Map.of(), body, NOW)));
        } catch (NotAuthentic | Unreadable refused) {
            NoticeForm.requireReason(refused);
        }
    }

    /** The same with a signature for each item that the library can sign; nothing when there is none. */
    private static Optional<String> signed(String text) {
        try {
            JsonNode json = JSON.readTree(text);
            NotificationRequest request = NotificationRequest.fromJson(text);
            JsonNode containers = json.path("notificationItems");
            for (int i = 0; i < containers.size(); i++) {
                sign(containers.get(i), request.getNotificationItemContainers().get(i));
            }
            return containers.isEmpty() ? Optional.empty() : Optional.of(JSON.writeValueAsString(json));
        } catch (IOException | SignatureException | RuntimeException unsignable) {
            return Optional.empty();
        }
    }

    private static void sign(JsonNode container, NotificationRequestItemContainer read) throws SignatureException {
        NotificationRequestItem item = read.getNotificationItem();
        if (container.path("NotificationRequestItem") instanceof ObjectNode object) {
            object.withObject("/additionalData").put("hmacSignature", SIGNER.calculateHMAC(item, KEY));
        }
    }
}
