package io.recourse.dispute;

import io.recourse.money.Money;
import io.recourse.payment.PaymentId;
import java.util.Optional;

/** A payment as it was when the case was opened. */
public record DisputedPayment(PaymentId id, Money captured, Optional<String> source) {}
