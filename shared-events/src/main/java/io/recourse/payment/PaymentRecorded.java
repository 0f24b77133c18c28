package io.recourse.payment;

import io.recourse.actor.Act;
import io.recourse.personal.Owned;
import io.recourse.personal.Owner;
import org.axonframework.serialization.Revision;

/** A captured payment became known. */
@Revision("1")
public record PaymentRecorded(PaymentId paymentId, PaymentDetails details, Act act) implements PaymentEvent, Owned {

    @Override
    public Owner owner() {
        return details.owner();
    }
}
