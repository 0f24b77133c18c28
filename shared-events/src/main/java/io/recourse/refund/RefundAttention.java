package io.recourse.refund;

import java.time.Instant;

/**
 * Why a refund does not go on by itself.
 *
 * @param code the gateway's own word, or what stood in the way
 */
public record RefundAttention(Kind kind, String code, Instant since) {

    public enum Kind {
        /** Somebody outside has to do something. */
        ACTION_REQUIRED,
        /** The money has left the merchant and cannot reach the customer. */
        ABNORMAL,
        /** Nothing is tried any more. */
        GIVEN_UP
    }

    /** Whether it waits for somebody of the staff. */
    public boolean forStaff() {
        return switch (kind) {
            case ABNORMAL, GIVEN_UP -> true;
            case ACTION_REQUIRED -> false;
        };
    }
}
