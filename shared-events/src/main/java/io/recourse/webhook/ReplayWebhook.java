package io.recourse.webhook;

import io.recourse.actor.Act;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Sends again the current state of every case that changed since then.
 *
 * @param from by the recorded time
 */
public record ReplayWebhook(@TargetAggregateIdentifier WebhooksId owner, WebhookId webhookId, Instant from, Act act)
        implements WebhookCommand {}
