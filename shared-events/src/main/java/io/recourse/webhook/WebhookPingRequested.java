package io.recourse.webhook;

import io.recourse.actor.Act;
import io.recourse.payment.MerchantId;
import org.axonframework.serialization.Revision;

/** The merchant wants a message that means nothing. */
@Revision("1")
public record WebhookPingRequested(MerchantId merchantId, WebhookId webhookId, Act act) implements WebhookEvent {}
