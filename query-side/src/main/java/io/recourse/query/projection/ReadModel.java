package io.recourse.query.projection;

/** What a reader can wait for. */
public enum ReadModel {
    CASE,
    PAYMENT,
    INCIDENT,
    TIMELINE,
    WEBHOOKS
}
