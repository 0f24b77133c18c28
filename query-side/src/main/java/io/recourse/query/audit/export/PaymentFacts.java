package io.recourse.query.audit.export;

import io.recourse.payment.OutsideMovementRecorded;
import io.recourse.payment.PaymentDetails;
import io.recourse.payment.PaymentEvent;
import io.recourse.payment.PaymentRecorded;
import io.recourse.payment.RefundReleased;
import io.recourse.payment.RefundReservationRefused;
import io.recourse.payment.RefundReserved;
import io.recourse.payment.RefundReturned;
import io.recourse.payment.RefundSettled;
import java.util.Optional;

/** {@link Facts} of payments' events. */
final class PaymentFacts {

    private PaymentFacts() {}

    static Facts of(PaymentEvent event) {
        Facts facts = Facts.done(event.act()).on(event.paymentId());
        return switch (event) {
            case PaymentRecorded e -> recorded(facts, e.details());
            case RefundReserved e -> facts.in(e.caseId()).of(e.refundId()).worth(e.amount());
            case RefundReservationRefused e ->
                facts.in(e.caseId()).of(e.refundId()).worth(e.amount());
            case RefundSettled e -> facts.in(e.caseId()).of(e.refundId()).worth(e.amount());
            case RefundReleased e -> facts.in(e.caseId()).of(e.refundId()).worth(e.amount());
            case RefundReturned e -> facts.in(e.caseId()).of(e.refundId()).worth(e.amount());
            case OutsideMovementRecorded e -> facts.worth(e.movement().amount());
        };
    }

    private static Facts recorded(Facts facts, PaymentDetails details) {
        return facts.between(details.customerId(), Optional.of(details.merchantId()))
                .worth(details.amount());
    }
}
