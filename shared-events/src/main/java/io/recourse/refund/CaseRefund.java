package io.recourse.refund;

import io.recourse.money.Money;
import io.recourse.payment.PaymentId;
import io.recourse.personal.Personal;
import java.time.Instant;
import java.util.Optional;

/** A refund as its case knows it. */
public record CaseRefund(
        RefundId id,
        PaymentId paymentId,
        Money amount,
        Optional<Personal<String>> reason,
        String requestedBy,
        Instant requestedAt,
        RefundStatus status,
        Optional<Instant> endedAt,
        Optional<String> gatewayReference,
        Optional<RefundFailure> failure) {

    public CaseRefund succeeded(Instant at, String reference) {
        return new CaseRefund(
                id,
                paymentId,
                amount,
                reason,
                requestedBy,
                requestedAt,
                RefundStatus.SUCCEEDED,
                Optional.of(at),
                Optional.of(reference),
                failure);
    }

    public CaseRefund failed(Instant at, RefundFailure why) {
        return new CaseRefund(
                id,
                paymentId,
                amount,
                reason,
                requestedBy,
                requestedAt,
                RefundStatus.FAILED,
                Optional.of(at),
                gatewayReference,
                Optional.of(why));
    }

    public boolean inFlight() {
        return status == RefundStatus.REQUESTED;
    }
}
