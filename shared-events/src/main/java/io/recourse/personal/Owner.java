package io.recourse.personal;

import io.recourse.payment.CustomerId;

/** Whose a personal value is: the one whose key protects it, and with whose key it is forgotten. */
public sealed interface Owner {

    record Customer(CustomerId id) implements Owner {}

    /** The customer of a case or of a payment, known from the first event of its stream. */
    record Stream(String id) implements Owner {}

    /** Nobody in particular. */
    record Nobody() implements Owner {}
}
