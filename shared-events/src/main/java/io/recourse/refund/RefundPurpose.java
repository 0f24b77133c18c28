package io.recourse.refund;

/** Why money moves: for good, or until the case is decided. */
public enum RefundPurpose {
    REFUND,
    PROVISIONAL_CREDIT
}
