package io.recourse.command.gateway.stripe;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.stripe.exception.EventDataObjectDeserializationException;
import com.stripe.exception.SignatureVerificationException;
import com.stripe.model.Charge;
import com.stripe.model.Dispute;
import com.stripe.model.Event;
import com.stripe.model.Refund;
import com.stripe.model.StripeObject;
import com.stripe.net.ApiResource;
import com.stripe.net.Webhook;
import io.recourse.command.gateway.Delivery;
import io.recourse.command.gateway.NotAuthentic;
import io.recourse.command.gateway.Notice;
import io.recourse.command.gateway.Unreadable;
import io.recourse.command.gateway.WebhookReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads Stripe's events (docs.stripe.com/api/events/types). What counts is the object that an event carries, whichever version
 * of the API wrote it: so a status is understood although the type of its event is new.
 */
final class StripeWebhookReader implements WebhookReader {

    private static final Logger LOG = LoggerFactory.getLogger(StripeWebhookReader.class);
    private static final String SIGNATURE = "stripe-signature";

    private final List<String> secrets;

    StripeWebhookReader(List<String> secrets) {
        this.secrets = List.copyOf(secrets);
    }

    @Override
    public String source() {
        return StripeRefundGateway.SOURCE;
    }

    @Override
    public Receipt receipt() {
        return new Receipt(200, "text/plain", "");
    }

    @Override
    public List<Notice> read(Delivery delivery) throws NotAuthentic, Unreadable {
        String payload = new String(delivery.body(), StandardCharsets.UTF_8);
        verify(payload, delivery);
        JsonObject json = parse(payload);
        String id = word(json, "id").orElseThrow(() -> new Unreadable("an event has no id"));
        String type = word(json, "type").orElseThrow(() -> new Unreadable("an event has no type"));
        try {
            List<Notice> notices = notices(id, type, json, delivery.receivedAt());
            return notices.isEmpty() ? List.of(new Notice.Other(id, type)) : notices;
        } catch (IllegalArgumentException e) {
            // Kept, and not refused: Stripe would send the same again for days.
            LOG.warn("gateway_notice_not_understood source={} id={} type={}", source(), id, type);
            return List.of(new Notice.Other(id, type));
        }
    }

    /** None of an event of the newer kind ({@code v2.core.event}), which names an object instead of carrying it. */
    private static List<Notice> notices(String id, String type, JsonObject json, Instant receivedAt) {
        if (word(json, "object").filter("event"::equals).isEmpty()) {
            return List.of();
        }
        Event event = event(json);
        Instant at =
                Optional.ofNullable(event.getCreated()).map(StripeNotices::at).orElse(receivedAt);
        return object(event).map(object -> notices(id, type, at, object)).orElse(List.of());
    }

    private static List<Notice> notices(String id, String type, Instant at, StripeObject object) {
        return switch (object) {
            case Refund refund -> StripeNotices.ofRefund(id, at, refund);
            case Charge charge -> type.equals("charge.refunded") ? ofCharge(id, at, charge) : List.of();
            case Dispute dispute -> StripeNotices.ofDispute(id, dispute);
            default -> List.of();
        };
    }

    /** Its refunds are there in old versions of the API only; in others each comes in an event of its own. */
    private static List<Notice> ofCharge(String id, Instant at, Charge charge) {
        return Optional.ofNullable(charge.getRefunds())
                .flatMap(refunds -> Optional.ofNullable(refunds.getData()))
                .stream()
                .flatMap(List::stream)
                .filter(Objects::nonNull)
                .flatMap(refund -> StripeNotices.ofRefund(id + ":" + refund.getId(), at, refund).stream())
                .toList();
    }

    /** @throws IllegalArgumentException when the library cannot make it out */
    private static Optional<StripeObject> object(Event event) {
        if (event.getData() == null) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(event.getDataObjectDeserializer().deserializeUnsafe());
        } catch (EventDataObjectDeserializationException | RuntimeException e) {
            throw new IllegalArgumentException("its object has another form", e);
        }
    }

    private static Event event(JsonObject json) {
        try {
            return ApiResource.GSON.fromJson(json, Event.class);
        } catch (JsonParseException e) {
            throw new IllegalArgumentException("it has another form", e);
        }
    }

    private static JsonObject parse(String payload) throws Unreadable {
        try {
            return Optional.ofNullable(ApiResource.GSON.fromJson(payload, JsonObject.class))
                    .orElseThrow(() -> new Unreadable("not an event"));
        } catch (JsonParseException e) {
            throw new Unreadable("not an event", e);
        }
    }

    private static Optional<String> word(JsonObject json, String name) {
        return Optional.ofNullable(json.get(name))
                .filter(JsonElement::isJsonPrimitive)
                .map(JsonElement::getAsString);
    }

    private void verify(String payload, Delivery delivery) throws NotAuthentic {
        String header = delivery.header(SIGNATURE).orElseThrow(() -> new NotAuthentic("no signature"));
        Clock clock = Clock.fixed(delivery.receivedAt(), ZoneOffset.UTC);
        if (secrets.stream().noneMatch(secret -> signed(payload, header, secret, clock))) {
            throw new NotAuthentic("no secret of ours signed this, or it is older than 5 minutes");
        }
    }

    private static boolean signed(String payload, String header, String secret, Clock clock) {
        try {
            return Webhook.Signature.verifyHeader(payload, header, secret, Webhook.DEFAULT_TOLERANCE, clock);
        } catch (SignatureVerificationException e) {
            return false;
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            // The library takes the form of the header for granted.
            return false;
        }
    }
}
