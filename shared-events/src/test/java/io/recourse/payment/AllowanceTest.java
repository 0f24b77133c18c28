package io.recourse.payment;

import static io.recourse.sample.Sample.NOW;
import static io.recourse.sample.Sample.PAYMENT;
import static io.recourse.sample.Sample.cny;
import static io.recourse.sample.Sample.inside;
import static io.recourse.sample.Sample.refund;
import static io.recourse.sample.SampleEvents.recorded;
import static io.recourse.sample.SampleEvents.released;
import static io.recourse.sample.SampleEvents.reservedAt;
import static io.recourse.sample.SampleEvents.returned;
import static io.recourse.sample.SampleEvents.settled;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.money.Money;
import io.recourse.refund.RefundId;
import io.recourse.rejection.Rejection;
import io.recourse.rejection.Rule;
import io.recourse.sample.Sample;
import io.recourse.terms.RefundLimits;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the source of a payment of CNY 88.00 allows, at the very edge. */
class AllowanceTest {

    private static final Money CENT = cny("0.01");

    @ParameterizedTest
    @CsvSource({
        "2026-11-18T09:30:15.123456Z, P365D, 2027-11-18T09:30:15.123456Z",
        "2027-11-18T09:30:15Z, P365D, 2028-11-17T09:30:15Z",
        "2027-11-18T09:30:15Z, P12M, 2028-11-18T09:30:15Z",
        "2026-01-31T23:59:59Z, P1M, 2026-02-28T23:59:59Z",
        "2028-01-31T23:59:59Z, P1M, 2028-02-29T23:59:59Z",
        "2026-08-31T00:00:00Z, P6M, 2027-02-28T00:00:00Z",
        "2028-02-29T12:00:00Z, P12M, 2029-02-28T12:00:00Z",
        "2028-02-29T12:00:00Z, P1Y, 2029-02-28T12:00:00Z",
        "2028-02-29T12:00:00Z, P4Y, 2032-02-29T12:00:00Z",
        "2026-01-31T12:00:00Z, P1M1D, 2026-03-01T12:00:00Z",
        "2026-03-28T22:30:00Z, P1D, 2026-03-29T22:30:00Z"
    })
    void refundIsTooLateAtTheInstantAtWhichItsWindowEnds(Instant capturedAt, Period window, Instant until) {
        PaymentState payment = fold(capturedAt(capturedAt));
        Optional<RefundLimits> limits =
                Optional.of(new RefundLimits(Optional.of(window), Optional.empty(), Optional.empty()));

        assertThat(payment.refusalOf(CENT, limits, until.minusNanos(1))).isEmpty();
        assertThat(payment.refusalOf(CENT, limits, until))
                .contains(Rejection.of(Rule.REFUND_WINDOW_PASSED, "until", until));
        assertThat(payment.refusalOf(CENT, limits, until.plusSeconds(1)))
                .map(Rejection::rule)
                .contains(Rule.REFUND_WINDOW_PASSED);
    }

    @Test
    void lastOfTheAllowedRefundsIsPossibleAndTheNextIsNot() {
        assertThat(fold(reservations(4)).refusalOf(CENT, most(5), NOW)).isEmpty();
        assertThat(fold(reservations(5)).refusalOf(CENT, most(5), NOW))
                .contains(Rejection.of(Rule.REFUND_COUNT_REACHED, "most", 5));
    }

    @Test
    void whatReachedTheSourceCountsHoweverItEnded() {
        List<PaymentEvent> events = reservations(2);
        events.add(settled(refund(0), CENT));
        events.add(returned(refund(0), CENT));
        events.add(settled(refund(1), CENT));

        assertThat(fold(events).refusalOf(CENT, most(2), NOW))
                .map(Rejection::rule)
                .contains(Rule.REFUND_COUNT_REACHED);
    }

    @Test
    void whatWasReleasedOrRefusedNeitherCountsNorIsWaitedFor() {
        PaymentState payment = fold(List.of(
                recorded(cny("88.00")),
                reservedAt(NOW, refund(0), CENT),
                released(refund(0), CENT),
                new RefundReservationRefused(
                        PAYMENT, refund(1), Sample.CASE, CENT, Rule.REFUND_TOO_SOON, inside("reserve"))));

        assertThat(payment.refusalOf(CENT, most(1), NOW)).isEmpty();
        assertThat(payment.refusalOf(CENT, spacing(), NOW)).isEmpty();
    }

    @Test
    void nextRefundWaitsForAsLongAsTheSourceAsks() {
        PaymentState payment = fold(List.of(recorded(cny("88.00")), reservedAt(NOW, refund(0), CENT)));
        Instant notBefore = NOW.plusSeconds(60);

        assertThat(payment.refusalOf(CENT, spacing(), notBefore.minusNanos(1)))
                .contains(Rejection.of(Rule.REFUND_TOO_SOON, "notBefore", notBefore));
        assertThat(payment.refusalOf(CENT, spacing(), notBefore)).isEmpty();
    }

    @Test
    void timeRunsFromTheLatestReservationWhateverEndedSince() {
        RefundId early = refund(0);
        PaymentState payment = fold(List.of(
                recorded(cny("88.00")),
                reservedAt(NOW.minusSeconds(30), early, CENT),
                reservedAt(NOW.minusSeconds(10), refund(1), CENT),
                settled(early, CENT)));

        assertThat(payment.reservation(early))
                .map(PaymentState.Reservation::reservedAt)
                .contains(NOW.minusSeconds(30));
        assertThat(payment.refusalOf(CENT, spacing(), NOW))
                .contains(Rejection.of(Rule.REFUND_TOO_SOON, "notBefore", NOW.plusSeconds(50)));
    }

    @Test
    void firstRefundWaitsForNothing() {
        PaymentState payment = fold(List.of(recorded(cny("88.00"))));

        assertThat(payment.refusalOf(CENT, spacing(), Sample.CAPTURED_AT)).isEmpty();
        assertThat(payment.allowances(spacing().orElseThrow())).isEmpty();
    }

    @Test
    void everyRuleThatForbidsItIsToldTheFirstFirst() {
        Optional<RefundLimits> all = Optional.of(
                new RefundLimits(Optional.of(Period.ofDays(1)), Optional.of(1), Optional.of(Duration.ofMinutes(1))));
        PaymentState payment = fold(List.of(recorded(cny("88.00")), reservedAt(NOW, refund(0), cny("88.00"))));

        assertThat(payment.refusals(CENT, all, NOW))
                .extracting(Rejection::rule)
                .containsExactly(
                        Rule.REFUND_EXCEEDS_REFUNDABLE,
                        Rule.REFUND_WINDOW_PASSED,
                        Rule.REFUND_COUNT_REACHED,
                        Rule.REFUND_TOO_SOON);
        assertThat(payment.refusalOf(CENT, all, NOW)).map(Rejection::rule).contains(Rule.REFUND_EXCEEDS_REFUNDABLE);
    }

    @Test
    void whatNobodyLimitsIsNotLimited() {
        PaymentState payment = fold(reservations(60));
        Instant muchLater = NOW.plus(Duration.ofDays(10_000));
        RefundLimits none = new RefundLimits(Optional.empty(), Optional.empty(), Optional.empty());

        assertThat(payment.refusalOf(CENT, Optional.empty(), muchLater)).isEmpty();
        assertThat(payment.refusalOf(CENT, Optional.of(none), NOW)).isEmpty();
    }

    private static Optional<RefundLimits> most(int most) {
        return Optional.of(new RefundLimits(Optional.empty(), Optional.of(most), Optional.empty()));
    }

    private static Optional<RefundLimits> spacing() {
        return Optional.of(new RefundLimits(Optional.empty(), Optional.empty(), Optional.of(Duration.ofMinutes(1))));
    }

    private static List<PaymentEvent> reservations(int number) {
        List<PaymentEvent> events = new ArrayList<>(List.of(recorded(cny("88.00"))));
        IntStream.range(0, number)
                .mapToObj(n -> reservedAt(NOW, refund(n), CENT))
                .forEach(events::add);
        return events;
    }

    private static List<PaymentEvent> capturedAt(Instant capturedAt) {
        PaymentDetails d = Sample.paid(cny("88.00"));
        PaymentDetails then = new PaymentDetails(
                d.customerId(),
                d.merchantId(),
                d.amount(),
                capturedAt,
                d.orderNumber(),
                d.channel(),
                d.device(),
                d.description(),
                d.source(),
                Optional.empty());
        return List.of(new PaymentRecorded(PAYMENT, then, inside("record")));
    }

    private static PaymentState fold(List<PaymentEvent> events) {
        Optional<PaymentState> state = Optional.empty();
        for (int i = 0; i < events.size(); i++) {
            state = Optional.of(PaymentState.evolve(state, events.get(i), i));
        }
        return state.orElseThrow();
    }
}
