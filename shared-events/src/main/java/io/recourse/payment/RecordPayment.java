package io.recourse.payment;

import io.recourse.actor.Act;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** The wallet tells of a captured payment. */
public record RecordPayment(@TargetAggregateIdentifier PaymentId paymentId, PaymentDetails details, Act act)
        implements PaymentCommand {}
