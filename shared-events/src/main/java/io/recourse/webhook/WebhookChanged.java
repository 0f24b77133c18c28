package io.recourse.webhook;

import io.recourse.actor.Act;
import io.recourse.payment.MerchantId;
import org.axonframework.serialization.Revision;

/** Messages go elsewhere, or go no more, or go again. Both are said as they are now. */
@Revision("1")
public record WebhookChanged(MerchantId merchantId, WebhookId webhookId, WebhookUrl url, boolean enabled, Act act)
        implements WebhookEvent {}
