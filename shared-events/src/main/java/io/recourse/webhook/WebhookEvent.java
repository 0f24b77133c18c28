package io.recourse.webhook;

import io.recourse.actor.Act;
import io.recourse.payment.MerchantId;

/** Everything that can happen to a merchant's webhooks. */
public sealed interface WebhookEvent
        permits WebhookRegistered,
                WebhookChanged,
                WebhookSecretRotated,
                WebhookPingRequested,
                WebhookReplayRequested,
                WebhookRemoved {

    MerchantId merchantId();

    WebhookId webhookId();

    Act act();
}
