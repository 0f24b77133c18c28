package io.recourse.webhook;

import io.recourse.actor.Act;
import io.recourse.payment.MerchantId;
import org.axonframework.serialization.Revision;

/** The webhook is gone, with all that was still to be sent. */
@Revision("1")
public record WebhookRemoved(MerchantId merchantId, WebhookId webhookId, Act act) implements WebhookEvent {}
