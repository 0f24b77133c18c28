package io.recourse.webhook;

import io.recourse.actor.Act;
import java.util.Optional;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Changes where messages are sent, or whether; what is left out stays. */
public record ChangeWebhook(
        @TargetAggregateIdentifier WebhooksId owner,
        WebhookId webhookId,
        Optional<WebhookUrl> url,
        Optional<Boolean> enabled,
        Act act)
        implements WebhookCommand {}
