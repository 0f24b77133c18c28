package io.recourse.webhook;

import io.recourse.actor.Act;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Ends a webhook for good. */
public record RemoveWebhook(@TargetAggregateIdentifier WebhooksId owner, WebhookId webhookId, Act act)
        implements WebhookCommand {}
