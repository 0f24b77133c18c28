package io.recourse.payment;

import io.recourse.actor.Act;
import org.axonframework.serialization.Revision;

/** Money of the payment moved without Recourse. It counts from now on, whatever else was promised. */
@Revision("1")
public record OutsideMovementRecorded(PaymentId paymentId, OutsideMovement movement, Act act) implements PaymentEvent {}
