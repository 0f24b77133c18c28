package io.recourse.refund;

/**
 * Why a refund moved no money.
 *
 * @param code the gateway's own word, or the rule that refused the reservation
 */
public record RefundFailure(Kind kind, String code) {

    public enum Kind {
        /** The payment had not enough left to refund. */
        NOT_RESERVED,
        /** The gateway refused it for good. */
        DECLINED
    }
}
