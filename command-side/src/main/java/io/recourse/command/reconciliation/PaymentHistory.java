package io.recourse.command.reconciliation;

import io.recourse.payment.OutsideMovement;
import io.recourse.payment.PaymentEvent;
import io.recourse.payment.PaymentId;
import io.recourse.payment.PaymentState;
import io.recourse.payment.RefundSettled;
import io.recourse.refund.RefundId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;

/** A payment at this moment, and when and under which reference its refunds were settled. */
record PaymentHistory(PaymentState state, Map<RefundId, Settled> settled) {

    record Settled(String reference, Instant at) {}

    /** Empty also where the id is that of something else: a statement may say what it likes. */
    static Optional<PaymentHistory> find(PaymentId id, EventStore events) {
        DomainEventStream stream = events.readEvents(id.value());
        Optional<PaymentState> state = Optional.empty();
        Map<RefundId, Settled> settled = new HashMap<>();
        while (stream.hasNext()) {
            DomainEventMessage<?> message = stream.next();
            if (!(message.getPayload() instanceof PaymentEvent event)) {
                return Optional.empty();
            }
            state = Optional.of(PaymentState.evolve(state, event, message.getSequenceNumber()));
            if (event instanceof RefundSettled e) {
                settled.put(
                        e.refundId(), new Settled(e.gatewayReference(), e.act().occurredAt()));
            }
        }
        return state.map(now -> new PaymentHistory(now, Map.copyOf(settled)));
    }

    PaymentId id() {
        return state.id();
    }

    /** What {@code source} told of refunds that we did not make there. */
    Stream<OutsideMovement> refundsElsewhere(String source) {
        return state.outside().movements().stream()
                .filter(m -> m.source().equals(source))
                .filter(m -> switch (m.kind()) {
                    case REFUND, REFUND_RETURNED -> true;
                    case CHARGEBACK, CHARGEBACK_RETURNED -> false;
                });
    }
}
