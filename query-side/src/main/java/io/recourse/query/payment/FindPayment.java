package io.recourse.query.payment;

import io.recourse.payment.PaymentId;

/** Asks for one payment; answered with {@link PaymentFound}. */
public record FindPayment(PaymentId paymentId) {}
