package io.recourse.query.payment;

import io.recourse.money.Money;
import io.recourse.payment.PaymentState;
import io.recourse.payment.PaymentState.Reservation;
import io.recourse.payment.PaymentView;
import io.recourse.refund.RefundId;
import java.util.List;
import java.util.Optional;

/** What a payment's voucher says, or empty when none is recorded with that id. */
public record VoucherFound(Optional<Voucher> voucher) {

    /** @param refunds that went back or are on their way, in the order in which they were asked for */
    public record Voucher(PaymentView payment, List<Line> refunds) {

        static Voucher of(PaymentState state) {
            List<Line> refunds = state.reservations().stream()
                    .flatMap(reservation -> Line.of(reservation).stream())
                    .toList();
            return new Voucher(PaymentView.of(state), refunds);
        }
    }

    /** @param settled whether the money has moved */
    public record Line(RefundId refundId, Money amount, boolean settled) {

        private static Optional<Line> of(Reservation reservation) {
            return switch (reservation.status()) {
                case SETTLED -> Optional.of(new Line(reservation.refundId(), reservation.amount(), true));
                case RESERVED -> Optional.of(new Line(reservation.refundId(), reservation.amount(), false));
                case RELEASED, REFUSED, RETURNED -> Optional.empty();
            };
        }
    }
}
