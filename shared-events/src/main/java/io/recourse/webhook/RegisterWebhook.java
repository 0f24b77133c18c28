package io.recourse.webhook;

import io.recourse.actor.Act;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Registers one webhook more. */
public record RegisterWebhook(@TargetAggregateIdentifier WebhooksId owner, WebhookId webhookId, WebhookUrl url, Act act)
        implements WebhookCommand {}
