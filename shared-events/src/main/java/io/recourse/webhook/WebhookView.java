package io.recourse.webhook;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A webhook as its merchant reads it.
 *
 * @param secrets by which messages are signed, the newest first; never what they are
 */
public record WebhookView(
        WebhookId webhookId,
        WebhookUrl url,
        boolean enabled,
        List<SecretView> secrets,
        Instant registeredAt,
        Instant updatedAt) {

    /** @param validUntil empty for the newest, which is valid until another follows */
    public record SecretView(int generation, Optional<Instant> validUntil) {}

    public static WebhookView of(Webhook webhook, Instant now) {
        Stream<SecretView> old = webhook.oldSecrets().stream()
                .filter(secret -> now.isBefore(secret.validUntil()))
                .map(secret -> new SecretView(secret.generation(), Optional.of(secret.validUntil())));
        return new WebhookView(
                webhook.id(),
                webhook.url(),
                webhook.enabled(),
                Stream.concat(Stream.of(new SecretView(webhook.generation(), Optional.empty())), old)
                        .toList(),
                webhook.registeredAt(),
                webhook.updatedAt());
    }
}
