package io.recourse.webhook;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The webhooks of a merchant as their history tells it.
 *
 * @param version sequence number of its last event
 * @param webhooks in the order in which they were registered, without those that were removed
 */
public record WebhooksState(WebhooksId id, long version, List<Webhook> webhooks) {

    public WebhooksState {
        webhooks = List.copyOf(webhooks);
    }

    /** The fold's step; {@code state} is empty before the first event. */
    public static WebhooksState evolve(Optional<WebhooksState> state, WebhookEvent event, long version) {
        WebhooksState before =
                state.orElseGet(() -> new WebhooksState(WebhooksId.of(event.merchantId()), version, List.of()));
        return switch (event) {
            case WebhookRegistered e ->
                before.with(version, Stream.concat(before.webhooks.stream(), Stream.of(Webhook.of(e))));
            case WebhookChanged e -> before.with(version, e.webhookId(), webhook -> webhook.after(e));
            case WebhookSecretRotated e -> before.with(version, e.webhookId(), webhook -> webhook.after(e));
            case WebhookPingRequested e -> before.with(version, before.webhooks.stream());
            case WebhookReplayRequested e -> before.with(version, before.webhooks.stream());
            case WebhookRemoved e ->
                before.with(
                        version,
                        before.webhooks.stream().filter(webhook -> !webhook.id().equals(e.webhookId())));
        };
    }

    public Optional<Webhook> find(WebhookId webhookId) {
        return webhooks.stream()
                .filter(webhook -> webhook.id().equals(webhookId))
                .findFirst();
    }

    private WebhooksState with(long next, WebhookId webhookId, UnaryOperator<Webhook> change) {
        return with(
                next,
                webhooks.stream().map(webhook -> webhook.id().equals(webhookId) ? change.apply(webhook) : webhook));
    }

    private WebhooksState with(long next, Stream<Webhook> all) {
        return new WebhooksState(id, next, all.toList());
    }
}
