package io.recourse.command.reconciliation;

import io.recourse.dispute.CaseId;
import io.recourse.payment.PaymentDetails;
import io.recourse.payment.PaymentState.Reservation;
import io.recourse.refund.RefundId;
import java.time.Instant;
import java.util.Optional;

/**
 * One of our refunds, as its payment has it at this moment.
 *
 * @param given whether it is written down that the gateway may have heard of it; older refunds are not
 * @param toldAt up to when the gateway has told of it by itself
 */
record Known(PaymentHistory payment, Reservation reservation, boolean given, Optional<Instant> toldAt) {

    RefundId refundId() {
        return reservation.refundId();
    }

    CaseId caseId() {
        return reservation.caseId();
    }

    Optional<PaymentHistory.Settled> settled() {
        return Optional.ofNullable(payment.settled().get(refundId()));
    }

    /** How {@code source} names the payment; the wallet's ledger also lends on payments of other sources. */
    String paymentReference(String source) {
        return source.equals(PaymentDetails.WALLET_LEDGER)
                ? payment.id().value()
                : payment.state()
                        .details()
                        .sourceReference()
                        .orElse(payment.id().value());
    }

    /** Whether the gateway has told of a later moment, and cannot be asked. */
    boolean toldAfter(Instant at) {
        return toldAt.filter(told -> told.isAfter(at)).isPresent();
    }
}
