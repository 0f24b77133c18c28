package io.recourse.query.webhook;

import java.util.List;

/** The webhooks of a merchant in the order in which they were registered. */
record WebhooksFound(List<WebhookStanding> webhooks) {}
