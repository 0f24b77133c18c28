package io.recourse.query.webhook;

import io.recourse.webhook.Webhook;
import io.recourse.webhook.WebhookId;
import io.recourse.webhook.WebhookUrl;
import io.recourse.webhook.WebhookView;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A webhook as its merchant reads it, and how it does.
 *
 * @param failures how many attempts in a row have failed
 * @param pausedUntil nothing is sent before, after failures or because it asked so
 * @param pending messages that are still to be sent
 * @param dead messages that were given up, as far as they are remembered
 */
@Schema(name = "WebhookStanding")
record WebhookStanding(
        WebhookId webhookId,
        WebhookUrl url,
        boolean enabled,
        List<WebhookView.SecretView> secrets,
        Instant registeredAt,
        Instant updatedAt,
        Condition condition,
        int failures,
        Optional<Instant> pausedUntil,
        long pending,
        long dead,
        Optional<Instant> lastDeliveredAt) {

    /** Whether messages are sent. */
    enum Condition {
        ACTIVE,
        PAUSED,
        /** It answered 410: nothing is sent until it is changed, pinged or replayed. */
        GONE,
        DISABLED
    }

    /** What the tables of the sending know of it. */
    record Doing(
            int failures,
            Optional<Instant> pausedUntil,
            boolean gone,
            long pending,
            long dead,
            Optional<Instant> lastDeliveredAt) {

        static final Doing NOTHING = new Doing(0, Optional.empty(), false, 0, 0, Optional.empty());
    }

    static WebhookStanding of(Webhook webhook, Doing doing, Instant now) {
        WebhookView view = WebhookView.of(webhook, now);
        Optional<Instant> pausedUntil = doing.pausedUntil().filter(now::isBefore);
        return new WebhookStanding(
                view.webhookId(),
                view.url(),
                view.enabled(),
                view.secrets(),
                view.registeredAt(),
                view.updatedAt(),
                condition(webhook, doing, pausedUntil),
                doing.failures(),
                pausedUntil,
                doing.pending(),
                doing.dead(),
                doing.lastDeliveredAt());
    }

    private static Condition condition(Webhook webhook, Doing doing, Optional<Instant> pausedUntil) {
        if (!webhook.enabled()) {
            return Condition.DISABLED;
        }
        if (doing.gone()) {
            return Condition.GONE;
        }
        return pausedUntil.isPresent() ? Condition.PAUSED : Condition.ACTIVE;
    }
}
