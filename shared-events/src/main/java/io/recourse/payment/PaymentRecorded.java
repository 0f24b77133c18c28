package io.recourse.payment;

import io.recourse.actor.Act;
import org.axonframework.serialization.Revision;

/** A captured payment became known. */
@Revision("1")
public record PaymentRecorded(PaymentId paymentId, PaymentDetails details, Act act) implements PaymentEvent {}
