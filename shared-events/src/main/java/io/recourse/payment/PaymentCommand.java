package io.recourse.payment;

import io.recourse.actor.Act;

public sealed interface PaymentCommand
        permits RecordPayment, ReserveRefund, SettleRefund, ReleaseRefund, ReturnRefund, RecordOutsideMovement {

    PaymentId paymentId();

    Act act();
}
