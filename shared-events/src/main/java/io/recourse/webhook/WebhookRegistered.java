package io.recourse.webhook;

import io.recourse.actor.Act;
import io.recourse.payment.MerchantId;
import org.axonframework.serialization.Revision;

/** A merchant wants to hear of its cases. The first secret belongs to it, and is not in it. */
@Revision("1")
public record WebhookRegistered(MerchantId merchantId, WebhookId webhookId, WebhookUrl url, Act act)
        implements WebhookEvent {}
