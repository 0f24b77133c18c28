package io.recourse.refund;

import io.recourse.money.Money;
import io.recourse.payment.PaymentId;
import io.recourse.personal.Personal;
import java.time.Instant;
import java.util.Optional;

/** A refund or a provisional credit as it is shown.
 *
 * @param approvalNeeded whether it needs, or needed, a second person
 * @param attention why it does not go on by itself
 */
public record RefundView(
        RefundId refundId,
        PaymentId paymentId,
        Money amount,
        RefundPurpose purpose,
        RefundStatus status,
        boolean approvalNeeded,
        boolean finalised,
        Optional<String> reason,
        String requestedBy,
        Instant requestedAt,
        Optional<String> decidedBy,
        Optional<Instant> endedAt,
        Optional<String> gatewayReference,
        Optional<RefundFailure> failure,
        Optional<RefundAttention> attention) {

    public static RefundView of(CaseRefund refund) {
        return new RefundView(
                refund.id(),
                refund.paymentId(),
                refund.amount(),
                refund.purpose(),
                refund.status(),
                refund.approvalNeeded(),
                refund.finalised(),
                refund.reason().map(Personal::value),
                refund.requestedBy(),
                refund.requestedAt(),
                refund.decidedBy(),
                refund.endedAt(),
                refund.gatewayReference(),
                refund.failure(),
                refund.attention());
    }
}
