package io.recourse.webhook;

import io.recourse.actor.Act;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Makes another secret.
 *
 * @param previousUntil until when messages are signed by the one before, too
 */
public record RotateWebhookSecret(
        @TargetAggregateIdentifier WebhooksId owner, WebhookId webhookId, Instant previousUntil, Act act)
        implements WebhookCommand {}
