package io.recourse.command.sample;

import io.recourse.command.sample.CounterMessages.Add;
import io.recourse.command.sample.CounterMessages.Added;
import io.recourse.command.sample.CounterMessages.Open;
import io.recourse.command.sample.CounterMessages.Opened;
import io.recourse.rejection.Rejected;
import io.recourse.rejection.Rejection;
import io.recourse.rejection.Rule;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** Adds up; refuses to go below zero. */
@Aggregate
public class Counter {

    @AggregateIdentifier
    private @Nullable String id;

    private int total;

    protected Counter() {
        // Axon builds it from its events.
    }

    @CommandHandler
    Counter(Open command) {
        AggregateLifecycle.apply(new Opened(command.counter()));
    }

    @CommandHandler
    int add(Add command) {
        if (total + command.amount() < 0) {
            throw new Rejected(Rejection.of(Rule.REFUND_EXCEEDS_REFUNDABLE));
        }
        AggregateLifecycle.apply(new Added(command.counter(), command.amount()));
        return total;
    }

    @EventSourcingHandler
    void on(Opened event) {
        id = event.counter();
    }

    @EventSourcingHandler
    void on(Added event) {
        total += event.amount();
    }
}
