package io.recourse.command.customer;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.recourse.customer.CustomerForgotten;
import io.recourse.customer.Forget;
import io.recourse.customer.ForgetId;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/** One request to forget a customer, who may be forgotten more than once: who comes back has a new key. */
@Aggregate
public class ForgetRequest {

    @AggregateIdentifier
    @SuppressWarnings({"NullAway.Init", "UnusedVariable"})
    private ForgetId id;

    ForgetRequest() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    void handle(Forget c) {
        apply(new CustomerForgotten(c.forgetId(), c.customerId(), c.reference(), c.act()));
    }

    @EventSourcingHandler
    void on(CustomerForgotten event) {
        id = event.forgetId();
    }
}
