package io.recourse.command.payment;

import io.recourse.payment.PaymentEvent;
import java.util.List;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;

/** Payments out of an event store in memory. */
public final class PaymentHistory {

    private final EmbeddedEventStore store = EmbeddedEventStore.builder()
            .storageEngine(new InMemoryEventStorageEngine())
            .build();

    /** The whole history of one payment. */
    public PaymentHistory with(PaymentEvent... events) {
        List<? extends EventMessage<?>> messages = IntStream.range(0, events.length)
                .mapToObj(i -> new GenericDomainEventMessage<>(
                        "Payment", events[i].paymentId().value(), i, events[i]))
                .toList();
        store.publish(messages);
        return this;
    }

    public Payments payments() {
        return new Payments(store);
    }
}
