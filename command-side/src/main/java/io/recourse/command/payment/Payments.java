package io.recourse.command.payment;

import io.recourse.payment.PaymentEvent;
import io.recourse.payment.PaymentId;
import io.recourse.payment.PaymentState;
import java.util.Optional;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.stereotype.Component;

/** Payments as the event store has them at this moment. */
@Component
public class Payments {

    private final EventStore events;

    Payments(EventStore events) {
        this.events = events;
    }

    /** Empty also when the id names something else: all aggregates share one event store. */
    public Optional<PaymentState> find(PaymentId id) {
        DomainEventStream stream = events.readEvents(id.value());
        Optional<PaymentState> state = Optional.empty();
        while (stream.hasNext()) {
            DomainEventMessage<?> message = stream.next();
            if (!(message.getPayload() instanceof PaymentEvent event)) {
                return Optional.empty();
            }
            state = Optional.of(PaymentState.evolve(state, event, message.getSequenceNumber()));
        }
        return state;
    }
}
