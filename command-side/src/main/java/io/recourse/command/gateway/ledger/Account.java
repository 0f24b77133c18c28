package io.recourse.command.gateway.ledger;

import io.recourse.payment.CustomerId;
import io.recourse.payment.MerchantId;
import io.recourse.payment.PaymentId;

/** @param mayOwe whether its balance may be less than nothing */
record Account(String name, boolean mayOwe) {

    static Account of(CustomerId customer) {
        return new Account("customer:" + customer, true);
    }

    static Account of(MerchantId merchant) {
        return new Account("merchant:" + merchant, true);
    }

    /** What is left of a payment. */
    static Account of(PaymentId payment) {
        return new Account(PAYMENT + payment, false);
    }

    static Account named(String name) {
        return new Account(name, !name.startsWith(PAYMENT));
    }

    private static final String PAYMENT = "payment:";
}
