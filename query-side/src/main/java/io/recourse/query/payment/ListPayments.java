package io.recourse.query.payment;

import io.recourse.query.list.Position;
import java.util.Optional;

/** Asks for payments, the latest captured first; answered with {@link PaymentList}. */
public record ListPayments(PaymentFilter filter, int limit, Optional<Position> after) {}
