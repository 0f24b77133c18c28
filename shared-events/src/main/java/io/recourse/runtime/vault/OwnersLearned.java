package io.recourse.runtime.vault;

import io.recourse.personal.Owned;
import io.recourse.personal.Owner;
import java.util.List;
import java.util.function.BiFunction;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.MessageDispatchInterceptor;

/** Learns whose a new stream is before its events are written: those that follow its first one may be written with it. */
record OwnersLearned(StreamOwners owners) implements MessageDispatchInterceptor<EventMessage<?>> {

    @Override
    public BiFunction<Integer, EventMessage<?>, EventMessage<?>> handle(List<? extends EventMessage<?>> messages) {
        messages.forEach(this::learn);
        return (index, message) -> message;
    }

    private void learn(EventMessage<?> message) {
        if (message instanceof DomainEventMessage<?> first
                && first.getSequenceNumber() == 0
                && first.getPayload() instanceof Owned owned
                && owned.owner() instanceof Owner.Customer customer) {
            owners.learn(first.getAggregateIdentifier(), customer.id());
        }
    }
}
