package io.recourse.payment;

import io.recourse.actor.Act;

/** Everything that can happen to a payment. */
public sealed interface PaymentEvent
        permits PaymentRecorded,
                RefundReserved,
                RefundReservationRefused,
                RefundSettled,
                RefundReleased,
                RefundReturned,
                OutsideMovementRecorded {

    PaymentId paymentId();

    Act act();
}
