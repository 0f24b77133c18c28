package io.recourse.refund;

/** How far a refund has come. */
public enum RefundStatus {
    /** Asked for; when it needs a second person, nothing moves yet. */
    REQUESTED,
    APPROVED,
    DECLINED,
    /** A gateway has taken it; the end comes later. */
    SUBMITTED,
    /** The gateway waits for somebody outside. */
    REQUIRES_ACTION,
    /** The money has left the merchant and cannot reach the customer. */
    ABNORMAL,
    SUCCEEDED,
    FAILED,
    /** It was called off at the gateway, and moved nothing. */
    CANCELED,
    /** The money is on its way back from the customer. */
    REVERSING,
    /** The money is no longer with the customer. */
    REVERSED
}
