package io.recourse.dispute;

import io.recourse.money.Money;
import io.recourse.payment.OutsideMovement;
import io.recourse.payment.PaymentId;
import java.time.Instant;

/**
 * A movement of money without Recourse as its case knows it.
 *
 * @param refundable what the payment had left after it
 */
public record NotedMovement(PaymentId paymentId, OutsideMovement movement, Money refundable, Instant notedAt) {}
