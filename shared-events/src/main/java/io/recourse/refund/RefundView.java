package io.recourse.refund;

import io.recourse.money.Money;
import io.recourse.payment.PaymentId;
import io.recourse.personal.Personal;
import java.time.Instant;
import java.util.Optional;

/** A refund as it is shown. */
public record RefundView(
        RefundId refundId,
        PaymentId paymentId,
        Money amount,
        RefundStatus status,
        Optional<String> reason,
        String requestedBy,
        Instant requestedAt,
        Optional<Instant> endedAt,
        Optional<String> gatewayReference,
        Optional<RefundFailure> failure) {

    public static RefundView of(CaseRefund refund) {
        return new RefundView(
                refund.id(),
                refund.paymentId(),
                refund.amount(),
                refund.status(),
                refund.reason().map(Personal::value),
                refund.requestedBy(),
                refund.requestedAt(),
                refund.endedAt(),
                refund.gatewayReference(),
                refund.failure());
    }
}
