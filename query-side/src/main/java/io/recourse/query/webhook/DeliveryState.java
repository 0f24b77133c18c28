package io.recourse.query.webhook;

/** What has become of a message. */
enum DeliveryState {
    PENDING,
    DELIVERED,
    /** Given up: every attempt failed, or the webhook said that it is gone. A replay tells of the case again. */
    DEAD
}
