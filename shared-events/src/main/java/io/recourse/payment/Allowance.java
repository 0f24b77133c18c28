package io.recourse.payment;

import io.recourse.payment.PaymentState.Reservation;
import io.recourse.rejection.Rejection;
import io.recourse.rejection.Rule;
import io.recourse.terms.RefundLimits;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How a payment stands to one of the {@link RefundLimits} of its source. */
public sealed interface Allowance {

    /** The rule by which it forbids another refund at {@code now}, if it does. */
    Optional<Rejection> refusal(Instant now);

    /** @param until the first instant at which it is too late */
    record Window(Instant until) implements Allowance {

        @Override
        public Optional<Rejection> refusal(Instant now) {
            return now.isBefore(until)
                    ? Optional.empty()
                    : Optional.of(Rejection.of(Rule.REFUND_WINDOW_PASSED, "until", until));
        }
    }

    /**
     * @param had refunds so far, of all cases
     * @param most refunds that there can be
     */
    record Count(long had, int most) implements Allowance {

        @Override
        public Optional<Rejection> refusal(Instant now) {
            return had < most ? Optional.empty() : Optional.of(Rejection.of(Rule.REFUND_COUNT_REACHED, "most", most));
        }
    }

    /** @param notBefore the first instant at which there can be another refund after the last one */
    record Spacing(Instant notBefore) implements Allowance {

        @Override
        public Optional<Rejection> refusal(Instant now) {
            return now.isBefore(notBefore)
                    ? Optional.of(Rejection.of(Rule.REFUND_TOO_SOON, "notBefore", notBefore))
                    : Optional.empty();
        }
    }

    /** Nothing lies between the first refund and one before it. */
    static List<Allowance> of(PaymentState payment, RefundLimits limits) {
        return Stream.<Optional<? extends Allowance>>of(
                        limits.window().map(window -> window(payment, window)),
                        limits.most().map(most -> new Count(counted(payment).count(), most)),
                        limits.spacing().flatMap(spacing -> spacing(payment, spacing)))
                .<Allowance>flatMap(Optional::stream)
                .toList();
    }

    private static Window window(PaymentState payment, Period window) {
        return new Window(payment.details()
                .capturedAt()
                .atZone(ZoneOffset.UTC)
                .plus(window)
                .toInstant());
    }

    private static Optional<Spacing> spacing(PaymentState payment, Duration spacing) {
        return counted(payment)
                .map(Reservation::reservedAt)
                .max(Instant::compareTo)
                .map(last -> new Spacing(last.plus(spacing)));
    }

    /** What never reached the source does not count there. */
    private static Stream<Reservation> counted(PaymentState payment) {
        return payment.reservations().stream().filter(r -> switch (r.status()) {
            case RESERVED, SETTLED, RETURNED -> true;
            case RELEASED, REFUSED -> false;
        });
    }
}
