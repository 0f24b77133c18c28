package io.recourse.command.reconciliation;

import io.recourse.id.OpaqueId;
import io.recourse.money.Money;
import io.recourse.refund.RefundId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * What a gateway's statement says of one refund.
 *
 * @param refundId ours, where the gateway knows it
 * @param reference the gateway's own id of the refund, at most {@value #LONGEST_REFERENCE} characters
 * @param paymentReference its own id of the payment, where the statement tells it
 * @param amount greater than zero
 * @param at since when it is in this state; in the years 1970 to 9999
 */
public record StatementLine(
        Optional<RefundId> refundId,
        String reference,
        Optional<String> paymentReference,
        Money amount,
        State state,
        Instant at) {

    /** Shorter than other ids: what came back of it is known by a longer one. */
    static final int LONGEST_REFERENCE = 59;

    private static final Instant END_OF_TIME =
            LocalDate.of(10_000, 1, 1).atStartOfDay(ZoneOffset.UTC).toInstant();

    /** How a refund stands at the gateway. */
    public enum State {
        SUCCEEDED,
        PENDING,
        FAILED,
        /** It had succeeded, and the money came back. */
        REVERSED;

        /** Whether the customer has not got the money, and will not get it. */
        boolean over() {
            return switch (this) {
                case FAILED, REVERSED -> true;
                case SUCCEEDED, PENDING -> false;
            };
        }
    }

    public StatementLine {
        requireReference(reference);
        paymentReference.ifPresent(id -> OpaqueId.require("paymentReference", id));
        if (!amount.positive()) {
            throw new IllegalArgumentException("amount must be greater than zero");
        }
        requireInstant(at);
    }

    static String requireReference(String reference) {
        if (reference.length() > LONGEST_REFERENCE) {
            throw new IllegalArgumentException("reference must have at most " + LONGEST_REFERENCE + " characters");
        }
        return OpaqueId.require("reference", reference);
    }

    static Instant requireInstant(Instant at) {
        if (!inTime(at)) {
            throw new IllegalArgumentException("an instant must be in the years 1970 to 9999");
        }
        return at;
    }

    /** Whether the database can compare it. */
    static boolean inTime(Instant at) {
        return !at.isBefore(Instant.EPOCH) && at.isBefore(END_OF_TIME);
    }
}
