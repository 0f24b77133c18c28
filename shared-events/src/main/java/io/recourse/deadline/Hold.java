package io.recourse.deadline;

import io.recourse.dispute.Party;

/** What makes a deadline stand still. */
public enum Hold {
    /** Staff stopped the case's clock. */
    CLOCK,
    CUSTOMER_AWAITED,
    MERCHANT_AWAITED;

    /** Whom it waits for. Nothing stands still for the wallet itself. */
    public static Hold awaiting(Party party) {
        return switch (party) {
            case CUSTOMER -> CUSTOMER_AWAITED;
            case MERCHANT -> MERCHANT_AWAITED;
            case OPERATOR -> throw new IllegalArgumentException("nothing stands still for the operator");
        };
    }
}
