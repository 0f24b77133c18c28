package io.recourse.dispute;

/** Where the disputed money is; derived from the refunds, never set. */
public enum Funds {
    UNTOUCHED,
    PROVISIONAL_CREDIT,
    REFUND_PENDING,
    REFUNDED_PART,
    REFUNDED_FULL,
    RETURNED,
    FAILED
}
