package io.recourse.webhook;

import io.recourse.actor.Act;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Registers a merchant's first webhook, with which its history begins. */
public record RegisterFirstWebhook(
        @TargetAggregateIdentifier WebhooksId owner, WebhookId webhookId, WebhookUrl url, Act act)
        implements WebhookCommand {}
