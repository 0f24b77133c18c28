package io.recourse.query.webhook;

import io.recourse.payment.MerchantId;
import io.recourse.query.list.Position;
import io.recourse.webhook.WebhookId;
import java.util.List;
import java.util.Optional;

/** Asks what became of the messages of one merchant's webhook, the latest first; answered with {@link DeliveryList}. */
record ListDeliveries(
        MerchantId merchantId, WebhookId webhookId, List<DeliveryState> status, int limit, Optional<Position> after) {}
