package io.recourse.webhook;

import io.recourse.actor.Act;

/** What can be asked of a merchant's webhooks. */
public sealed interface WebhookCommand
        permits RegisterFirstWebhook,
                RegisterWebhook,
                ChangeWebhook,
                RotateWebhookSecret,
                PingWebhook,
                ReplayWebhook,
                RemoveWebhook {

    WebhooksId owner();

    WebhookId webhookId();

    Act act();
}
