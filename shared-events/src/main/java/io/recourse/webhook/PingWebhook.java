package io.recourse.webhook;

import io.recourse.actor.Act;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Sends a message that means nothing, to try the way. */
public record PingWebhook(@TargetAggregateIdentifier WebhooksId owner, WebhookId webhookId, Act act)
        implements WebhookCommand {}
