package io.recourse.customer;

import io.recourse.actor.Act;
import io.recourse.payment.CustomerId;
import java.util.Optional;
import org.axonframework.serialization.Revision;

/**
 * What is personal of a customer in everything that happened before can no longer be read.
 *
 * @param reference of the request to forget, in the system that it came by
 */
@Revision("1")
public record CustomerForgotten(ForgetId forgetId, CustomerId customerId, Optional<String> reference, Act act)
        implements CustomerEvent {}
