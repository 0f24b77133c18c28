package io.recourse.query.payment;

import io.recourse.payment.PaymentView;
import java.util.Optional;

/** A payment as it is now, or empty when none is recorded with that id. */
public record PaymentFound(Optional<PaymentView> view) {}
