package io.recourse.refund;

/** Why a refund moved no money, or did not leave it with the customer.
 *
 * @param code the gateway's own word, or the rule that refused the reservation
 */
public record RefundFailure(Kind kind, String code) {

    public enum Kind {
        /** The payment had not enough left to refund. */
        NOT_RESERVED,
        /** The gateway refused it for good. */
        DECLINED,
        /** It was called off at the gateway. */
        CANCELED,
        /** No gateway could tell, and a person found that it moved nothing. */
        UNRESOLVED,
        /** A second person did not agree. */
        NOT_APPROVED,
        /** It succeeded, and the money came back. */
        RETURNED,
        /** It was a provisional credit, and was taken back. */
        TAKEN_BACK
    }
}
