package io.recourse.query.webhook;

import io.recourse.webhook.WebhookId;
import io.recourse.webhook.WebhooksId;
import java.time.Instant;

/**
 * A message that is this process's to send.
 *
 * @param attempt which one this is, from 1; whoever takes the message later has a higher one
 * @param until nobody else takes it before; nothing may be on its way then
 */
record Claimed(
        long number,
        WebhooksId webhooks,
        WebhookId webhook,
        String messageId,
        String subject,
        String payload,
        int attempt,
        Instant createdAt,
        Instant until) {}
