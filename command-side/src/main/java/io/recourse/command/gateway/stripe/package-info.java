/** Stripe as a gateway (docs.stripe.com/api/refunds). */
@NullMarked
package io.recourse.command.gateway.stripe;

import org.jspecify.annotations.NullMarked;
