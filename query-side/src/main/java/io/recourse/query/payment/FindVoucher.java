package io.recourse.query.payment;

import io.recourse.payment.PaymentId;

/** Asks for what a payment's voucher says; answered with {@link VoucherFound}. */
public record FindVoucher(PaymentId paymentId) {}
