package io.recourse.query.webhook;

import io.recourse.payment.MerchantId;

/** Asks for the webhooks of one merchant; answered with {@link WebhooksFound}. */
record FindWebhooks(MerchantId merchantId) {}
