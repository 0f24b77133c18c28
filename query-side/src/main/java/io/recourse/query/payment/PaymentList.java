package io.recourse.query.payment;

import io.recourse.payment.PaymentView;
import io.recourse.query.list.Position;
import java.util.List;
import java.util.Optional;

/**
 * A part of a list of payments.
 *
 * @param next where it goes on, or empty at the end
 */
public record PaymentList(List<PaymentView> items, Optional<Position> next) {}
