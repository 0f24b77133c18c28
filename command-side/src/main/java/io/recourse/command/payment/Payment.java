package io.recourse.command.payment;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.recourse.payment.OutsideMovementRecorded;
import io.recourse.payment.PaymentEvent;
import io.recourse.payment.PaymentId;
import io.recourse.payment.PaymentRecorded;
import io.recourse.payment.PaymentState;
import io.recourse.payment.RecordOutsideMovement;
import io.recourse.payment.RecordPayment;
import io.recourse.payment.RefundReleased;
import io.recourse.payment.RefundReservationRefused;
import io.recourse.payment.RefundReserved;
import io.recourse.payment.RefundReturned;
import io.recourse.payment.RefundSettled;
import io.recourse.payment.ReleaseRefund;
import io.recourse.payment.ReserveRefund;
import io.recourse.payment.ReturnRefund;
import io.recourse.payment.SettleRefund;
import io.recourse.refund.RefundId;
import io.recourse.runtime.axon.AxonRuntime;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/**
 * One payment, which alone decides how much of it may still go back. Every refund is reserved once and ends once, settled
 * or released; asking again changes nothing.
 */
@Aggregate(cache = AxonRuntime.AGGREGATE_CACHE)
public class Payment {

    @AggregateIdentifier
    @SuppressWarnings({"NullAway.Init", "UnusedVariable"})
    private PaymentId id;

    @SuppressWarnings("NullAway.Init")
    private PaymentState state;

    Payment() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    PaymentState handle(RecordPayment c) {
        apply(recorded(c));
        return state;
    }

    /** How a payment begins, the same one by one and in bulk. */
    static PaymentRecorded recorded(RecordPayment c) {
        return new PaymentRecorded(c.paymentId(), c.details(), c.act());
    }

    @CommandHandler
    PaymentState handle(ReserveRefund c) {
        if (state.reservation(c.refundId()).isEmpty()) {
            apply(state.refusalOf(c.amount(), c.limits(), c.act().occurredAt())
                    .<PaymentEvent>map(refusal -> new RefundReservationRefused(
                            c.paymentId(), c.refundId(), c.caseId(), c.amount(), refusal.rule(), c.act()))
                    .orElseGet(() -> new RefundReserved(
                            c.paymentId(),
                            c.refundId(),
                            c.caseId(),
                            c.amount(),
                            state.details().source(),
                            c.act())));
        }
        return state;
    }

    @CommandHandler
    PaymentState handle(SettleRefund c) {
        reserved(c.refundId())
                .ifPresent(r -> apply(new RefundSettled(
                        c.paymentId(), c.refundId(), r.caseId(), r.amount(), c.gatewayReference(), c.act())));
        return state;
    }

    @CommandHandler
    PaymentState handle(ReleaseRefund c) {
        reserved(c.refundId())
                .ifPresent(r -> apply(
                        new RefundReleased(c.paymentId(), c.refundId(), r.caseId(), r.amount(), c.failure(), c.act())));
        return state;
    }

    @CommandHandler
    PaymentState handle(ReturnRefund c) {
        state.reservation(c.refundId())
                .filter(r -> r.status() == PaymentState.Reservation.Status.SETTLED)
                .ifPresent(r -> apply(
                        new RefundReturned(c.paymentId(), c.refundId(), r.caseId(), r.amount(), c.failure(), c.act())));
        return state;
    }

    @CommandHandler
    PaymentState handle(RecordOutsideMovement c) {
        if (!state.knows(c.movement())) {
            apply(new OutsideMovementRecorded(c.paymentId(), c.movement(), c.act()));
        }
        return state;
    }

    @EventSourcingHandler
    void on(PaymentEvent event, @SequenceNumber long sequence) {
        id = event.paymentId();
        state = PaymentState.evolve(Optional.ofNullable(state), event, sequence);
    }

    private Optional<PaymentState.Reservation> reserved(RefundId refundId) {
        return state.reservation(refundId).filter(r -> r.status() == PaymentState.Reservation.Status.RESERVED);
    }
}
