package io.recourse.refund;

/** How far a refund has come. */
public enum RefundStatus {
    /** Asked for; when it needs a second person, nothing moves yet. */
    REQUESTED,
    APPROVED,
    DECLINED,
    SUCCEEDED,
    FAILED,
    /** The money is on its way back from the customer. */
    REVERSING,
    /** The money is no longer with the customer. */
    REVERSED
}
