package io.recourse.webhook;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** One webhook as its history tells it.
 *
 * @param generation of its newest secret, from 1
 * @param oldSecrets the newest first; some may be over
 */
public record Webhook(
        WebhookId id,
        WebhookUrl url,
        boolean enabled,
        int generation,
        List<OldSecret> oldSecrets,
        Instant registeredAt,
        Instant updatedAt) {

    /** More would only make messages longer: the oldest ends early. */
    private static final int MOST_OLD_SECRETS = 3;

    public Webhook {
        oldSecrets = List.copyOf(oldSecrets);
    }

    static Webhook of(WebhookRegistered event) {
        Instant at = event.act().occurredAt();
        return new Webhook(event.webhookId(), event.url(), true, 1, List.of(), at, at);
    }

    Webhook after(WebhookChanged event) {
        return new Webhook(
                id,
                event.url(),
                event.enabled(),
                generation,
                oldSecrets,
                registeredAt,
                event.act().occurredAt());
    }

    /** Those that were old already end no later than the one that is old now: who needs them to end has one thing to ask. */
    Webhook after(WebhookSecretRotated event) {
        Stream<OldSecret> before = oldSecrets.stream().map(old -> old.notAfter(event.previousUntil()));
        List<OldSecret> old = Stream.concat(Stream.of(new OldSecret(generation, event.previousUntil())), before)
                .limit(MOST_OLD_SECRETS)
                .toList();
        return new Webhook(
                id,
                url,
                enabled,
                event.generation(),
                old,
                registeredAt,
                event.act().occurredAt());
    }

    /** The generations by which a message is signed, the newest first. */
    public List<Integer> generations(Instant now) {
        return Stream.concat(
                        Stream.of(generation),
                        oldSecrets.stream()
                                .filter(old -> now.isBefore(old.validUntil()))
                                .map(OldSecret::generation))
                .toList();
    }
}
