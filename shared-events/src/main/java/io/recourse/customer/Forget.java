package io.recourse.customer;

import io.recourse.actor.Act;
import io.recourse.payment.CustomerId;
import java.util.Optional;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Asks to forget a customer. */
public record Forget(
        @TargetAggregateIdentifier ForgetId forgetId, CustomerId customerId, Optional<String> reference, Act act) {}
