package io.recourse.command.payment;

import static io.recourse.sample.Sample.CASE;
import static io.recourse.sample.Sample.DECLINED;
import static io.recourse.sample.Sample.NOW;
import static io.recourse.sample.Sample.PAYMENT;
import static io.recourse.sample.Sample.REFUND;
import static io.recourse.sample.Sample.cny;
import static io.recourse.sample.Sample.inside;
import static io.recourse.sample.Sample.refund;
import static io.recourse.sample.SampleEvents.recorded;
import static io.recourse.sample.SampleEvents.released;
import static io.recourse.sample.SampleEvents.reserved;
import static io.recourse.sample.SampleEvents.reservedAt;
import static io.recourse.sample.SampleEvents.settled;

import io.recourse.actor.Act;
import io.recourse.money.Money;
import io.recourse.payment.RecordPayment;
import io.recourse.payment.RefundReservationRefused;
import io.recourse.payment.ReleaseRefund;
import io.recourse.payment.ReserveRefund;
import io.recourse.payment.SettleRefund;
import io.recourse.refund.RefundId;
import io.recourse.rejection.Rule;
import io.recourse.sample.Sample;
import io.recourse.terms.RefundLimits;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.Optional;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

/** The payment is of CNY 88.00. */
class PaymentTest {

    private static final Optional<RefundLimits> LIMITS = Optional.of(
            new RefundLimits(Optional.of(Period.ofDays(365)), Optional.of(2), Optional.of(Duration.ofMinutes(1))));

    private final FixtureConfiguration<Payment> fixture = new AggregateTestFixture<>(Payment.class);

    @Test
    void isRecorded() {
        fixture.givenNoPriorActivity()
                .when(new RecordPayment(PAYMENT, Sample.paid(cny("88.00")), inside("record")))
                .expectEvents(recorded(cny("88.00")));
    }

    @Test
    void reservesAllOfIt() {
        fixture.given(recorded(cny("88.00")))
                .when(reserve(REFUND, cny("88.00")))
                .expectEvents(reserved(REFUND, cny("88.00")));
    }

    @Test
    void reservesSeveralPartsUpToTheLastCent() {
        fixture.given(recorded(cny("88.00")), reserved(refund(1), cny("50.00")), settled(refund(1), cny("50.00")))
                .andGiven(reserved(refund(2), cny("30.00")))
                .when(reserve(refund(3), cny("8.00")))
                .expectEvents(reserved(refund(3), cny("8.00")));
    }

    @Test
    void refusesOneCentTooMuch() {
        fixture.given(recorded(cny("88.00")), reserved(refund(1), cny("50.00")), settled(refund(1), cny("50.00")))
                .andGiven(reserved(refund(2), cny("30.00")))
                .when(reserve(refund(3), cny("8.01")))
                .expectEvents(refused(refund(3), cny("8.01"), Rule.REFUND_EXCEEDS_REFUNDABLE));
    }

    @Test
    void refusesAnotherCurrency() {
        fixture.given(recorded(cny("88.00")))
                .when(reserve(REFUND, Money.of("1.00", "USD")))
                .expectEvents(refused(REFUND, Money.of("1.00", "USD"), Rule.REFUND_CURRENCY_DIFFERS));
    }

    @Test
    void neverReservesLessThanNothing() {
        fixture.given(recorded(cny("88.00")))
                .when(reserve(REFUND, cny("-50.00")))
                .expectNoEvents()
                .expectException(IllegalArgumentException.class);
    }

    @Test
    void reservesWhatWasGivenBack() {
        fixture.given(recorded(cny("88.00")), reserved(refund(1), cny("88.00")), released(refund(1), cny("88.00")))
                .when(reserve(refund(2), cny("88.00")))
                .expectEvents(reserved(refund(2), cny("88.00")));
    }

    @Test
    void refusesWhenTheWindowOfItsSourceHasPassed() {
        Instant until = Instant.parse("2027-11-18T09:30:15.123456Z");
        fixture.given(recorded(cny("88.00")))
                .when(reserve(REFUND, cny("1.00"), LIMITS, until.minusNanos(1_000)))
                .expectEvents(reservedAt(until.minusNanos(1_000), REFUND, cny("1.00")));
        fixture.given(recorded(cny("88.00")))
                .when(reserve(REFUND, cny("1.00"), LIMITS, until))
                .expectEvents(refusedAt(until, REFUND, cny("1.00"), Rule.REFUND_WINDOW_PASSED));
    }

    @Test
    void refusesWhenItHasHadAllRefundsThatItsSourceAllows() {
        Instant later = NOW.plusSeconds(60);
        fixture.given(recorded(cny("88.00")), reserved(refund(1), cny("1.00")), settled(refund(1), cny("1.00")))
                .when(reserve(refund(2), cny("1.00"), LIMITS, later))
                .expectEvents(reservedAt(later, refund(2), cny("1.00")));
        fixture.given(recorded(cny("88.00")), reserved(refund(1), cny("1.00")), settled(refund(1), cny("1.00")))
                .andGiven(reserved(refund(2), cny("1.00")))
                .when(reserve(refund(3), cny("1.00"), LIMITS, later))
                .expectEvents(refusedAt(later, refund(3), cny("1.00"), Rule.REFUND_COUNT_REACHED));
    }

    @Test
    void refusesASecondRefundSoonerThanItsSourceAllows() {
        Instant soon = NOW.plusSeconds(59);
        fixture.given(recorded(cny("88.00")), reserved(refund(1), cny("1.00")))
                .when(reserve(refund(2), cny("1.00"), LIMITS, soon))
                .expectEvents(refusedAt(soon, refund(2), cny("1.00"), Rule.REFUND_TOO_SOON));
    }

    @Test
    void aRefundThatWasReservedInTimeIsNotDecidedAgain() {
        fixture.given(recorded(cny("88.00")), reserved(REFUND, cny("1.00")))
                .when(reserve(REFUND, cny("1.00"), LIMITS, Instant.parse("2028-01-01T00:00:00Z")))
                .expectNoEvents();
    }

    @Test
    void decidesOnceForEachRefund() {
        fixture.given(recorded(cny("88.00")), reserved(REFUND, cny("30.00")))
                .when(reserve(REFUND, cny("30.00")))
                .expectNoEvents();
    }

    @Test
    void aRefundThatHasEndedIsNotReservedAgain() {
        fixture.given(recorded(cny("88.00")), reserved(REFUND, cny("30.00")), released(REFUND, cny("30.00")))
                .when(reserve(REFUND, cny("30.00")))
                .expectNoEvents();
    }

    @Test
    void aRefusalStands() {
        fixture.given(
                        recorded(cny("88.00")),
                        reserved(refund(1), cny("88.00")),
                        refused(refund(2), cny("1.00"), Rule.REFUND_EXCEEDS_REFUNDABLE),
                        released(refund(1), cny("88.00")))
                .when(reserve(refund(2), cny("1.00")))
                .expectNoEvents();
    }

    @Test
    void settlesWhatIsReserved() {
        fixture.given(recorded(cny("88.00")), reserved(REFUND, cny("30.00")))
                .when(settle(REFUND))
                .expectEvents(settled(REFUND, cny("30.00")));
    }

    @Test
    void releasesWhatIsReserved() {
        fixture.given(recorded(cny("88.00")), reserved(REFUND, cny("30.00")))
                .when(release(REFUND))
                .expectEvents(released(REFUND, cny("30.00")));
    }

    @Test
    void settlesOnce() {
        fixture.given(recorded(cny("88.00")), reserved(REFUND, cny("30.00")), settled(REFUND, cny("30.00")))
                .when(settle(REFUND))
                .expectNoEvents();
    }

    @Test
    void releasesOnce() {
        fixture.given(recorded(cny("88.00")), reserved(REFUND, cny("30.00")), released(REFUND, cny("30.00")))
                .when(release(REFUND))
                .expectNoEvents();
    }

    @Test
    void whatHasMovedIsNotReleased() {
        fixture.given(recorded(cny("88.00")), reserved(REFUND, cny("30.00")), settled(REFUND, cny("30.00")))
                .when(release(REFUND))
                .expectNoEvents();
    }

    @Test
    void whatWasReleasedIsNotSettled() {
        fixture.given(recorded(cny("88.00")), reserved(REFUND, cny("30.00")), released(REFUND, cny("30.00")))
                .when(settle(REFUND))
                .expectNoEvents();
    }

    @Test
    void whatWasNeverReservedNeitherSettlesNorReleases() {
        fixture.given(recorded(cny("88.00"))).when(settle(REFUND)).expectNoEvents();
        fixture.given(recorded(cny("88.00"))).when(release(REFUND)).expectNoEvents();
    }

    @Test
    void isRecordedOnce() {
        fixture.given(recorded(cny("88.00")))
                .when(new RecordPayment(PAYMENT, Sample.paid(cny("99.00")), inside("record")))
                .expectNoEvents()
                .expectException(EventStoreException.class);
    }

    private static ReserveRefund reserve(RefundId id, Money amount) {
        return reserve(id, amount, Optional.empty(), NOW);
    }

    private static ReserveRefund reserve(RefundId id, Money amount, Optional<RefundLimits> limits, Instant at) {
        return new ReserveRefund(PAYMENT, id, CASE, amount, limits, Act.bySystem("refunds", at, id + ":reserve"));
    }

    private static RefundReservationRefused refusedAt(Instant at, RefundId id, Money amount, Rule rule) {
        return new RefundReservationRefused(
                PAYMENT, id, CASE, amount, rule, Act.bySystem("refunds", at, id + ":reserve"));
    }

    private static SettleRefund settle(RefundId id) {
        return new SettleRefund(PAYMENT, id, "ledger:" + id, inside(id + ":settle"));
    }

    private static ReleaseRefund release(RefundId id) {
        return new ReleaseRefund(PAYMENT, id, DECLINED, inside(id + ":release"));
    }

    private static RefundReservationRefused refused(RefundId id, Money amount, Rule rule) {
        return new RefundReservationRefused(PAYMENT, id, CASE, amount, rule, inside(id + ":reserve"));
    }
}
