package io.recourse.customer;

import io.recourse.payment.CustomerId;

/** Asks for a customer's cases that are not closed; answered with {@link OpenCases}. */
public record FindOpenCases(CustomerId customerId) {}
