package io.recourse.command.gateway.adyen;

import com.adyen.model.notification.Amount;
import com.adyen.model.notification.NotificationRequest;
import com.adyen.model.notification.NotificationRequestItem;
import com.adyen.util.HMACValidator;
import com.google.gson.JsonParseException;
import io.recourse.command.gateway.Delivery;
import io.recourse.command.gateway.NotAuthentic;
import io.recourse.command.gateway.Notice;
import io.recourse.command.gateway.Unreadable;
import io.recourse.command.gateway.WebhookReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SignatureException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads Adyen's standard webhooks in JSON. Each item is signed by itself, over eight of its fields and no time: a repetition is
 * known by its id, which is made of signed fields.
 */
final class AdyenWebhookReader implements WebhookReader {

    private static final Logger LOG = LoggerFactory.getLogger(AdyenWebhookReader.class);

    private final HMACValidator validator = new HMACValidator();
    private final List<String> hmacKeys;

    /** @param hmacKeys in hexadecimal digits */
    AdyenWebhookReader(List<String> hmacKeys) {
        this.hmacKeys = List.copyOf(hmacKeys);
    }

    @Override
    public String source() {
        return AdyenRefundGateway.SOURCE;
    }

    @Override
    public Receipt receipt() {
        return new Receipt(200, "text/plain", "[accepted]");
    }

    @Override
    public List<Notice> read(Delivery delivery) throws NotAuthentic, Unreadable {
        List<Notice> notices = new ArrayList<>();
        for (NotificationRequestItem item : items(delivery)) {
            verify(item);
            notices.add(notice(item, delivery.receivedAt()));
        }
        return notices.stream().distinct().toList();
    }

    private static Notice notice(NotificationRequestItem item, Instant receivedAt) throws Unreadable {
        String event = required("eventCode", item.getEventCode());
        String id = required("pspReference", item.getPspReference()) + ":" + event + ":" + item.isSuccess();
        Instant at =
                Optional.ofNullable(item.getEventDate()).map(Date::toInstant).orElse(receivedAt);
        try {
            return AdyenNotices.of(id, at, item);
        } catch (IllegalArgumentException e) {
            // Kept, and not refused: Adyen would hold back everything that comes after it.
            LOG.warn("gateway_notice_not_understood source={} id={}", AdyenRefundGateway.SOURCE, id);
            return new Notice.Other(id, event);
        }
    }

    private static String required(String name, @Nullable String value) throws Unreadable {
        if (value == null || value.isBlank()) {
            throw new Unreadable("an item has no " + name);
        }
        return value;
    }

    private static List<NotificationRequestItem> items(Delivery delivery) throws Unreadable {
        try {
            List<NotificationRequestItem> items = Optional.ofNullable(
                            NotificationRequest.fromJson(new String(delivery.body(), StandardCharsets.UTF_8)))
                    .map(NotificationRequest::getNotificationItemContainers)
                    .orElseThrow(() -> new Unreadable("no items"))
                    .stream()
                    .map(container -> container == null ? null : container.getNotificationItem())
                    .filter(Objects::nonNull)
                    .toList();
            if (items.isEmpty()) {
                throw new Unreadable("no items");
            }
            return items;
        } catch (JsonParseException | IOException e) {
            // Without its cause, which quotes what it cannot read.
            throw new Unreadable("not a notification of Adyen");
        }
    }

    private void verify(NotificationRequestItem item) throws NotAuthentic {
        if (isAmbiguous(item) || hmacKeys.stream().noneMatch(key -> signed(item, key))) {
            throw new NotAuthentic("no key of ours signed an item");
        }
    }

    private boolean signed(NotificationRequestItem item, String key) {
        try {
            return validator.validateHMAC(item, key);
        } catch (SignatureException | IllegalArgumentException e) {
            // No signature is there. Never the message: the library quotes a bad key in it.
            return false;
        }
    }

    /** The signed fields are joined by colons that nothing escapes: with one in these, another split would fit as well. */
    private static boolean isAmbiguous(NotificationRequestItem item) {
        Amount amount = item.getAmount();
        return Stream.of(
                        item.getPspReference(),
                        item.getOriginalReference(),
                        item.getMerchantAccountCode(),
                        amount == null ? null : amount.getCurrency(),
                        item.getEventCode())
                .filter(Objects::nonNull)
                .anyMatch(field -> field.contains(":"));
    }
}
