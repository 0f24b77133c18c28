package io.recourse.query.webhook;

import io.recourse.runtime.webhook.WebhookSecrets;
import io.recourse.webhook.Webhook;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Sends a message as Standard Webhooks has it: with its id, the time of this attempt, and a signature by every valid secret. */
record Courier(Post post, WebhookSecrets secrets, Clock clock) {

    Outcome send(Claimed message, Webhook webhook) {
        Instant now = clock.instant();
        long timestamp = now.getEpochSecond();
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("webhook-id", message.messageId());
        headers.put("webhook-timestamp", Long.toString(timestamp));
        headers.put(
                "webhook-signature",
                webhook.generations(now).stream()
                        .map(generation -> secrets.of(webhook.id(), generation)
                                .sign(message.messageId(), timestamp, message.payload()))
                        .collect(Collectors.joining(" ")));
        return post.send(webhook.url(), headers, message.payload());
    }
}
