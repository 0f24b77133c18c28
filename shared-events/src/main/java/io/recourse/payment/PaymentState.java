package io.recourse.payment;

import io.recourse.money.Money;
import io.recourse.refund.RefundId;
import io.recourse.rejection.Rejection;
import io.recourse.rejection.Rule;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A payment as its history tells it.
 *
 * @param version sequence number of its last event
 */
public record PaymentState(PaymentId id, long version, PaymentDetails details, List<Reservation> reservations) {

    /** Part of the payment that was set aside for one refund. */
    public record Reservation(RefundId refundId, Money amount, Status status) {
        public enum Status {
            RESERVED,
            SETTLED,
            RELEASED,
            REFUSED
        }
    }

    public static PaymentState of(PaymentRecorded e, long version) {
        return new PaymentState(e.paymentId(), version, e.details(), List.of());
    }

    public PaymentState evolve(PaymentEvent event, long version) {
        return switch (event) {
            case PaymentRecorded e -> of(e, version);
            case RefundReserved e -> with(e.refundId(), e.amount(), Reservation.Status.RESERVED, version);
            case RefundReservationRefused e -> with(e.refundId(), e.amount(), Reservation.Status.REFUSED, version);
            case RefundSettled e -> with(e.refundId(), e.amount(), Reservation.Status.SETTLED, version);
            case RefundReleased e -> with(e.refundId(), e.amount(), Reservation.Status.RELEASED, version);
        };
    }

    public Money captured() {
        return details.amount();
    }

    public Money reserved() {
        return sum(Reservation.Status.RESERVED);
    }

    public Money refunded() {
        return sum(Reservation.Status.SETTLED);
    }

    /** What may still be refunded: captured, less what is reserved and what has been refunded. */
    public Money refundable() {
        return captured().minus(reserved()).minus(refunded());
    }

    /** The rule that forbids a refund of {@code amount} now, if one does. The only place where that is decided. */
    public Optional<Rejection> refusalOf(Money amount) {
        if (!amount.hasCurrencyOf(captured())) {
            return Optional.of(Rejection.of(
                    Rule.REFUND_CURRENCY_DIFFERS,
                    "currency",
                    amount.currency(),
                    "expected",
                    captured().currency()));
        }
        if (amount.compareTo(refundable()) > 0) {
            return Optional.of(
                    Rejection.of(Rule.REFUND_EXCEEDS_REFUNDABLE, "amount", amount, "refundable", refundable()));
        }
        return Optional.empty();
    }

    public Optional<Reservation> reservation(RefundId refundId) {
        return reservations.stream().filter(r -> r.refundId().equals(refundId)).findFirst();
    }

    private Money sum(Reservation.Status status) {
        return reservations.stream()
                .filter(r -> r.status() == status)
                .map(Reservation::amount)
                .reduce(Money.zero(captured().currency()), Money::plus);
    }

    private PaymentState with(RefundId refundId, Money amount, Reservation.Status status, long at) {
        Stream<Reservation> others =
                reservations.stream().filter(r -> !r.refundId().equals(refundId));
        Stream<Reservation> changed = Stream.of(new Reservation(refundId, amount, status));
        return new PaymentState(id, at, details, Stream.concat(others, changed).toList());
    }
}
