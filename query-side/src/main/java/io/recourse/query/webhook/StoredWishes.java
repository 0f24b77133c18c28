package io.recourse.query.webhook;

import io.recourse.webhook.WebhookChanged;
import io.recourse.webhook.WebhookEvent;
import io.recourse.webhook.WebhookId;
import io.recourse.webhook.WebhookPingRequested;
import io.recourse.webhook.WebhookRegistered;
import io.recourse.webhook.WebhookRemoved;
import io.recourse.webhook.WebhookReplayRequested;
import io.recourse.webhook.WebhookSecretRotated;
import io.recourse.webhook.WebhooksId;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps what a merchant asks for in tables that no rebuild touches: an event that comes again, also after a read model was made anew,
 * is known by its place in the history.
 */
@Component
class StoredWishes implements Wishes {

    private final JdbcClient database;

    StoredWishes(JdbcClient database) {
        this.database = database;
    }

    @Override
    public void heard(WebhookEvent event, long sequence) {
        switch (event) {
            case WebhookRegistered e -> register(e, sequence);
            case WebhookChanged e -> change(e, sequence);
            case WebhookSecretRotated e -> {}
            case WebhookPingRequested e -> ask(e, sequence, Optional.empty());
            case WebhookReplayRequested e -> ask(e, sequence, Optional.of(e.from()));
            case WebhookRemoved e -> remove(e.webhookId(), sequence);
        }
    }

    private void register(WebhookRegistered event, long sequence) {
        database.sql("""
                        insert into query.webhook_line (webhook_id, merchant_id, sequence, status, registered_at)
                        values (:webhook, :merchant, :sequence, 'ON', :at) on conflict (webhook_id) do nothing""")
                .param("webhook", event.webhookId().value())
                .param("merchant", event.merchantId().value())
                .param("sequence", sequence)
                .param("at", Timestamp.from(event.act().occurredAt()))
                .update();
    }

    /** Whoever changes a webhook wants it to be tried again. */
    private void change(WebhookChanged event, long sequence) {
        database.sql("""
                        update query.webhook_line set sequence = :sequence, status = :status,
                            failures = 0, paused_until = null, gone_at = null
                        where webhook_id = :webhook and sequence < :sequence""")
                .param("webhook", event.webhookId().value())
                .param("sequence", sequence)
                .param("status", event.enabled() ? "ON" : "OFF")
                .update();
    }

    private void ask(WebhookEvent event, long sequence, Optional<Instant> from) {
        database.sql("""
                        insert into query.webhook_request (webhooks_id, sequence, webhook_id, replay_from)
                        values (:webhooks, :sequence, :webhook, :from) on conflict (webhooks_id, sequence) do nothing""")
                .param("webhooks", WebhooksId.of(event.merchantId()).value())
                .param("sequence", sequence)
                .param("webhook", event.webhookId().value())
                .param("from", from.map(Timestamp::from).orElse(null))
                .update();
    }

    private void remove(WebhookId webhook, long sequence) {
        database.sql("""
                        update query.webhook_line set sequence = :sequence, status = 'REMOVED'
                        where webhook_id = :webhook and sequence < :sequence""")
                .param("webhook", webhook.value())
                .param("sequence", sequence)
                .update();
        database.sql("delete from query.webhook_delivery where webhook_id = :webhook and state = 'PENDING'")
                .param("webhook", webhook.value())
                .update();
    }
}
