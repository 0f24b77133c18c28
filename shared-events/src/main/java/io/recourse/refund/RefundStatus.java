package io.recourse.refund;

public enum RefundStatus {
    REQUESTED,
    SUCCEEDED,
    FAILED
}
