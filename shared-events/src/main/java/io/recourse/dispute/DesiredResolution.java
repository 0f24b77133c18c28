package io.recourse.dispute;

/** What the customer asks for. */
public enum DesiredResolution {
    FULL_REFUND,
    PARTIAL_REFUND,
    REPLACEMENT,
    REDELIVERY,
    CORRECTION,
    EXPLANATION,
    ACCOUNT_RELEASE,
    OTHER
}
