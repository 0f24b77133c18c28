package io.recourse.payment;

import io.recourse.actor.Act;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** A source tells of money that moved without Recourse. It is never refused: it has happened. */
public record RecordOutsideMovement(
        @TargetAggregateIdentifier PaymentId paymentId, OutsideMovement movement, Act act) implements PaymentCommand {}
