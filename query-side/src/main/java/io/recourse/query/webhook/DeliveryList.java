package io.recourse.query.webhook;

import io.recourse.query.list.Position;
import java.util.List;
import java.util.Optional;

/**
 * A part of the list of deliveries.
 *
 * @param known whether the merchant has that webhook
 * @param next where the list goes on, or empty at the end
 */
record DeliveryList(boolean known, List<WebhookDelivery> items, Optional<Position> next) {}
