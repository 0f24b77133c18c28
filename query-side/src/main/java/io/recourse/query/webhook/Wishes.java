package io.recourse.query.webhook;

import io.recourse.webhook.WebhookEvent;

/** Who acts on what a merchant asks for. */
@FunctionalInterface
interface Wishes {

    /** Of a table that nobody reads yet. */
    Wishes NOBODYS = (event, sequence) -> {};

    /** In the transaction of the event's handler; the same event again changes nothing. */
    void heard(WebhookEvent event, long sequence);
}
