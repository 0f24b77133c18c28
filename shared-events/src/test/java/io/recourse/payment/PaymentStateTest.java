package io.recourse.payment;

import static io.recourse.sample.Sample.REFUND;
import static io.recourse.sample.Sample.cny;
import static io.recourse.sample.SampleEvents.recorded;
import static io.recourse.sample.SampleEvents.released;
import static io.recourse.sample.SampleEvents.reserved;
import static io.recourse.sample.SampleEvents.returned;
import static io.recourse.sample.SampleEvents.settled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.recourse.money.Money;
import io.recourse.payment.PaymentState.Reservation;
import io.recourse.rejection.Rejection;
import io.recourse.rejection.Rule;
import io.recourse.sample.Sample;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PaymentStateTest {

    private static final Money CAPTURED = cny("1.00");

    /** What somebody tries on the payment: a refund of some cents, or the end of one of the refunds so far. */
    record Attempt(Kind kind, int cents, int which) {
        enum Kind {
            RESERVE,
            SETTLE,
            RELEASE,
            RETURN,
            CHARGE_BACK,
            WIN_BACK
        }
    }

    @Property
    void neverGivesBackMoreThanWasPaid(@ForAll("attempts") @Size(max = 60) List<Attempt> attempts) {
        PaymentState state = fold(recorded(CAPTURED));
        BigDecimal settled = BigDecimal.ZERO;
        for (int i = 0; i < attempts.size(); i++) {
            Optional<PaymentEvent> event = decided(state, attempts.get(i), i);
            if (event.isPresent()) {
                state = PaymentState.evolve(Optional.of(state), event.get(), state.version() + 1);
                settled = settled.add(moved(event.get()));
            }
            assertThat(state.reserved().plus(state.refunded())).isLessThanOrEqualTo(CAPTURED);
            assertThat(state.refundable()).isLessThanOrEqualTo(CAPTURED);
            assertThat(state.refundable())
                    .isEqualTo(CAPTURED.minus(state.reserved())
                            .minus(state.refunded())
                            .minus(state.chargedBack()));
            assertThat(state.overdrawn()).isEqualTo(state.refundable().compareTo(cny("0")) < 0);
            assertThat(state.refunded().amount()).isEqualByComparingTo(settled);
        }
    }

    private static Optional<PaymentEvent> decided(PaymentState state, Attempt attempt, int n) {
        if (attempt.kind() == Attempt.Kind.RESERVE) {
            Money amount = new Money(BigDecimal.valueOf(attempt.cents(), 2), CAPTURED.currency());
            if (!amount.positive()) {
                assertThatIllegalArgumentException().isThrownBy(() -> refusal(state, amount));
                return Optional.empty();
            }
            return refusal(state, amount).isPresent()
                    ? Optional.empty()
                    : Optional.of(reserved(Sample.refund(n), amount));
        }
        if (attempt.kind() == Attempt.Kind.CHARGE_BACK || attempt.kind() == Attempt.Kind.WIN_BACK) {
            OutsideMovement.Kind kind = attempt.kind() == Attempt.Kind.CHARGE_BACK
                    ? OutsideMovement.Kind.CHARGEBACK
                    : OutsideMovement.Kind.CHARGEBACK_RETURNED;
            Money amount = new Money(BigDecimal.valueOf(1 + Math.abs(attempt.cents()), 2), CAPTURED.currency());
            return Optional.of(outside(kind, "movement-" + n, "chargeback-" + attempt.which() % 3, amount));
        }
        Reservation.Status changeable =
                attempt.kind() == Attempt.Kind.RETURN ? Reservation.Status.SETTLED : Reservation.Status.RESERVED;
        List<Reservation> open = state.reservations().stream()
                .filter(r -> r.status() == changeable)
                .toList();
        if (open.isEmpty()) {
            return Optional.empty();
        }
        Reservation chosen = open.get(attempt.which() % open.size());
        return Optional.of(
                switch (attempt.kind()) {
                    case RESERVE, CHARGE_BACK, WIN_BACK -> throw new IllegalStateException("decided above");
                    case SETTLE -> settled(chosen.refundId(), chosen.amount());
                    case RELEASE -> released(chosen.refundId(), chosen.amount());
                    case RETURN -> returned(chosen.refundId(), chosen.amount());
                });
    }

    private static BigDecimal moved(PaymentEvent event) {
        return switch (event) {
            case RefundSettled e -> e.amount().amount();
            case RefundReturned e -> e.amount().amount().negate();
            case PaymentRecorded e -> BigDecimal.ZERO;
            case RefundReserved e -> BigDecimal.ZERO;
            case RefundReservationRefused e -> BigDecimal.ZERO;
            case RefundReleased e -> BigDecimal.ZERO;
            case OutsideMovementRecorded e -> BigDecimal.ZERO;
        };
    }

    static OutsideMovementRecorded outside(OutsideMovement.Kind kind, String id, String about, Money amount) {
        return new OutsideMovementRecorded(
                Sample.PAYMENT,
                new OutsideMovement("stripe", id, kind, about, amount, Sample.NOW),
                Sample.inside("moved:" + id));
    }

    @Test
    void isFullyRefundableAtFirst() {
        PaymentState state = fold(recorded(cny("88.00")));
        assertThat(state.captured()).isEqualTo(cny("88.00"));
        assertThat(state.refundable()).isEqualTo(cny("88.00"));
        assertThat(refusal(state, cny("88.00"))).isEmpty();
    }

    @Test
    void refusesOneCentTooMuch() {
        PaymentState state = fold(recorded(cny("88.00")), reserved(REFUND, cny("30.00")));
        assertThat(refusal(state, cny("58.00"))).isEmpty();
        assertThat(refusal(state, cny("58.01")))
                .contains(Rejection.of(
                        Rule.REFUND_EXCEEDS_REFUNDABLE, "amount", cny("58.01"), "refundable", cny("58.00")));
    }

    @Test
    void refusesAnotherCurrency() {
        assertThat(refusal(fold(recorded(cny("88.00"))), Money.of("1", "JPY")))
                .map(Rejection::rule)
                .contains(Rule.REFUND_CURRENCY_DIFFERS);
    }

    @Test
    void whatWasSettledIsGone() {
        PaymentState state =
                fold(recorded(cny("88.00")), reserved(REFUND, cny("30.00")), settled(REFUND, cny("30.00")));
        assertThat(state.reserved()).isEqualTo(cny("0"));
        assertThat(state.refunded()).isEqualTo(cny("30.00"));
        assertThat(state.refundable()).isEqualTo(cny("58.00"));
    }

    @Test
    void whatWasReleasedMayBeRefundedAgain() {
        PaymentState state =
                fold(recorded(cny("88.00")), reserved(REFUND, cny("88.00")), released(REFUND, cny("88.00")));
        assertThat(state.reserved()).isEqualTo(cny("0"));
        assertThat(state.refundable()).isEqualTo(cny("88.00"));
    }

    @Test
    void whatCameBackMayBeRefundedAgain() {
        PaymentState state = fold(
                recorded(cny("88.00")),
                reserved(REFUND, cny("88.00")),
                settled(REFUND, cny("88.00")),
                returned(REFUND, cny("88.00")));
        assertThat(state.refunded()).isEqualTo(cny("0"));
        assertThat(state.refundable()).isEqualTo(cny("88.00"));
        assertThat(state.reserves(REFUND)).isFalse();
        assertThat(state.reservation(REFUND)).map(Reservation::status).contains(Reservation.Status.RETURNED);
    }

    @Test
    void knowsItsVersion() {
        assertThat(fold(recorded(cny("88.00"))).version()).isZero();
        assertThat(fold(recorded(cny("88.00")), reserved(REFUND, cny("1.00"))).version())
                .isEqualTo(1);
    }

    @Test
    void beginsWithItsRecordingAndIsRecordedOnce() {
        assertThatIllegalArgumentException().isThrownBy(() -> fold(reserved(REFUND, cny("1.00"))));
        assertThatIllegalArgumentException().isThrownBy(() -> fold(recorded(cny("1.00")), recorded(cny("1.00"))));
    }

    @Test
    void isOfMoreThanNothing() {
        assertThatIllegalArgumentException().isThrownBy(() -> Sample.paid(cny("0")));
        assertThatIllegalArgumentException().isThrownBy(() -> Sample.paid(cny("-1.00")));
    }

    /** Where the source allows whatever is left. */
    private static Optional<Rejection> refusal(PaymentState state, Money amount) {
        return state.refusalOf(amount, Optional.empty(), Sample.NOW);
    }

    private static PaymentState fold(PaymentEvent... events) {
        Optional<PaymentState> state = Optional.empty();
        for (int i = 0; i < events.length; i++) {
            state = Optional.of(PaymentState.evolve(state, events[i], i));
        }
        return state.orElseThrow();
    }

    @Provide
    Arbitrary<List<Attempt>> attempts() {
        return Combinators.combine(
                        Arbitraries.of(Attempt.Kind.class),
                        Arbitraries.integers().between(-20, 120),
                        Arbitraries.integers().between(0, 50))
                .as(Attempt::new)
                .list();
    }
}
