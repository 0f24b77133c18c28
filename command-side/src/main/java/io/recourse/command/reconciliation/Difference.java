package io.recourse.command.reconciliation;

import io.recourse.money.Money;
import io.recourse.payment.PaymentId;
import io.recourse.payment.PaymentState.Reservation;
import io.recourse.refund.RefundId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Optional;

/**
 * What we and a statement say differently of one refund.
 *
 * @param refundId empty where the gateway names none of ours
 * @param reference the gateway's own id of the refund; empty where the statement does not have it
 * @param paymentId empty where nobody knows the payment
 */
@Schema(name = "StatementDifference")
public record Difference(
        Kind kind,
        Optional<RefundId> refundId,
        Optional<String> reference,
        Optional<PaymentId> paymentId,
        Optional<Ours> ours,
        Optional<Theirs> theirs,
        Outcome outcome) {

    public enum Kind {
        /** We have it as under way: it is settled. */
        SUCCEEDED_THERE,
        /** We have it as under way, or as moved: it is released, or reversed. */
        FAILED_THERE,
        /** We had given its money back to the payment: it counts as refunded elsewhere. */
        MOVED_AFTER_ALL,
        /** We never asked for it: it counts as refunded elsewhere, on the payment that it names. */
        UNKNOWN_HERE,
        /** For a person. */
        AMOUNT_DIFFERS,
        /** For a person. */
        PAYMENT_DIFFERS,
        /** We know its movement by another reference, so that it may have moved twice: for a person. */
        REFERENCE_DIFFERS,
        /** We settled it, or it is open for long, and the statement does not have it: for a person. */
        MISSING_THERE,
        /** It moved once more, under another reference: that counts as refunded elsewhere. */
        TWICE_THERE
    }

    /** What was done about it. */
    public enum Outcome {
        REPAIRED,
        /** It would be; only a report was wanted. */
        REPAIRABLE,
        /** Nothing: a person must decide. */
        FOR_A_PERSON,
        /** It could not be repaired now: the gateway did not answer, or the case is not so far. */
        TRY_AGAIN;

        /** Whether it still differs. */
        public boolean left() {
            return this != REPAIRED;
        }
    }

    @Schema(name = "RefundHere")
    public record Ours(Reservation.Status status, Money amount) {}

    @Schema(name = "RefundThere")
    public record Theirs(StatementLine.State state, Money amount, Instant at) {}
}
