package io.recourse.query.webhook;

import io.recourse.webhook.WebhooksId;
import io.recourse.webhook.WebhooksState;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/** A row of {@code query.merchant_webhooks}. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record WebhookRow(WebhooksId webhooksId, long version, WebhooksState doc) {

    static WebhookRow of(WebhooksState state) {
        return new WebhookRow(state.id(), state.version(), state);
    }
}
