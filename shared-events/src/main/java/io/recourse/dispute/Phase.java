package io.recourse.dispute;

/** What the case is doing now. */
public enum Phase {
    NEW,
    AWAITING_CUSTOMER,
    AWAITING_MERCHANT,
    AWAITING_BOTH,
    AWAITING_EXTERNAL,
    UNDER_REVIEW,
    EXECUTING,
    CLOSED
}
