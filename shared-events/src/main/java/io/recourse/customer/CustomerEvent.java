package io.recourse.customer;

import io.recourse.actor.Act;
import io.recourse.payment.CustomerId;

/** Everything that can happen to a customer. */
public sealed interface CustomerEvent permits CustomerForgotten {

    CustomerId customerId();

    Act act();
}
