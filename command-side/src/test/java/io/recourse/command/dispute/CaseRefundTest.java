package io.recourse.command.dispute;

import static io.recourse.sample.Sample.CASE;
import static io.recourse.sample.Sample.NOW;
import static io.recourse.sample.Sample.PAYMENT;
import static io.recourse.sample.Sample.act;
import static io.recourse.sample.Sample.cny;
import static io.recourse.sample.Sample.inside;
import static io.recourse.sample.Sample.refund;
import static io.recourse.sample.Sample.words;
import static io.recourse.sample.SampleEvents.closed;
import static io.recourse.sample.SampleEvents.failed;
import static io.recourse.sample.SampleEvents.opened;
import static io.recourse.sample.SampleEvents.recorded;
import static io.recourse.sample.SampleEvents.requested;
import static io.recourse.sample.SampleEvents.reserved;
import static io.recourse.sample.SampleEvents.succeeded;
import static io.recourse.sample.SampleEvents.verified;

import io.recourse.actor.Act;
import io.recourse.deadline.Deadline;
import io.recourse.deadline.DeadlineName;
import io.recourse.dispute.ConfirmRefund;
import io.recourse.dispute.DisputeOpened;
import io.recourse.dispute.FailRefund;
import io.recourse.dispute.IdentityVerified;
import io.recourse.dispute.Party;
import io.recourse.dispute.Phase;
import io.recourse.dispute.Refund;
import io.recourse.dispute.RefundRequested;
import io.recourse.money.Money;
import io.recourse.payment.PaymentEvent;
import io.recourse.payment.PaymentId;
import io.recourse.refund.RefundFailure;
import io.recourse.refund.RefundId;
import io.recourse.rejection.Rejected;
import io.recourse.rejection.Rejection;
import io.recourse.rejection.Rule;
import io.recourse.sample.Sample;
import io.recourse.work.Queue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

/** The payment is of CNY 88.00, and CNY 20.00 of it are reserved for another case. */
class CaseRefundTest {

    private static final DisputeOpened OPENED = opened(Sample.complaint(), cny("88.00"));

    private static final DisputeOpened LIMITED =
            opened(Sample.complaint(), cny("88.00"), Sample.terms(), Queue.FRONT_DESK);
    private static final IdentityVerified VERIFIED = verified(true, Instant.parse("2028-01-01T00:00:00Z"));

    private final FixtureConfiguration<DisputeCase> fixture =
            CaseFixture.with(recorded(cny("88.00")), reserved(refund(9), cny("20.00")));

    @Test
    void isRequested() {
        fixture.given(OPENED)
                .when(ask(refund(1), PAYMENT, cny("68.00")))
                .expectEvents(asked(refund(1), cny("68.00"), 1));
    }

    @Test
    void isRequestedInSeveralParts() {
        fixture.given(OPENED, requested(refund(1), cny("10.00")), succeeded(refund(1), cny("10.00")))
                .andGiven(asked(refund(2), cny("5.00"), 1))
                .when(ask(refund(3), PAYMENT, cny("7.00")))
                .expectEvents(asked(refund(3), cny("7.00"), 2));
    }

    @Test
    void ofMoreThanThePaymentHasLeftIsRefused() {
        fixture.given(OPENED)
                .when(ask(refund(1), PAYMENT, cny("68.01")))
                .expectNoEvents()
                .expectException(Rejected.class)
                .expectExceptionDetails(Rejection.of(
                        Rule.REFUND_EXCEEDS_REFUNDABLE, "amount", cny("68.01"), "refundable", cny("68.00")));
    }

    @Test
    void thatTheSourceDoesNotAllowIsRefusedAtOnce() {
        Instant until = Instant.parse("2027-11-18T09:30:15.123456Z");
        refusedAt(until, Rejection.of(Rule.REFUND_WINDOW_PASSED, "until", until));
        Instant other = NOW.plusSeconds(60);
        refusedAt(NOW.plusSeconds(59), Rejection.of(Rule.REFUND_TOO_SOON, "notBefore", other));
        PaymentEvent[] fifty = Stream.concat(
                        Stream.of(recorded(cny("88.00"))),
                        IntStream.range(0, 50).mapToObj(n -> reserved(refund(100 + n), cny("1.00"))))
                .toArray(PaymentEvent[]::new);
        CaseFixture.refused(
                CaseFixture.at(other, fifty).given(LIMITED, VERIFIED),
                ask(refund(1), PAYMENT, cny("1.00")),
                Rejection.of(Rule.REFUND_COUNT_REACHED, "most", 50));
    }

    private static void refusedAt(Instant now, Rejection rejection) {
        CaseFixture.refused(
                CaseFixture.at(now, recorded(cny("88.00")), reserved(refund(9), cny("20.00")))
                        .given(LIMITED, VERIFIED),
                ask(refund(1), PAYMENT, cny("1.00")),
                rejection);
    }

    @Test
    void saysWhatTheSourceAllowsAsItsTermsDo() {
        Instant now = NOW.plusSeconds(60);
        FixtureConfiguration<DisputeCase> later =
                CaseFixture.at(now, recorded(cny("88.00")), reserved(refund(9), cny("20.00")));
        later.given(LIMITED, VERIFIED)
                .when(ask(refund(1), PAYMENT, cny("1.00")))
                .expectEvents(new RefundRequested(
                        CASE,
                        refund(1),
                        PAYMENT,
                        cny("1.00"),
                        Optional.of(words("not delivered")),
                        false,
                        Optional.of(
                                Sample.terms().refund().deadline(DeadlineName.REFUND, Party.OPERATOR, now, List.of())),
                        Sample.terms().refunds(),
                        act("refund-" + refund(1))));
    }

    @Test
    void inAnotherCurrencyIsRefused() {
        fixture.given(OPENED)
                .when(ask(refund(1), PAYMENT, Money.of("1.00", "USD")))
                .expectNoEvents()
                .expectExceptionDetails(
                        Rejection.of(Rule.REFUND_CURRENCY_DIFFERS, "currency", "USD", "expected", "CNY"));
    }

    @Test
    void ofNothingOrLessIsNeverRequested() {
        for (String amount : new String[] {"0", "-1.00"}) {
            fixture.given(OPENED)
                    .when(ask(refund(1), PAYMENT, cny(amount)))
                    .expectNoEvents()
                    .expectException(IllegalArgumentException.class);
        }
    }

    @Test
    void fromAPaymentOfNoConcernIsRefused() {
        PaymentId other = PaymentId.of("pay-2");
        fixture.given(OPENED)
                .when(ask(refund(1), other, cny("1.00")))
                .expectNoEvents()
                .expectExceptionDetails(Rejection.of(Rule.PAYMENT_NOT_IN_CASE, "action", "Refund"));
    }

    @Test
    void afterClosingIsRefused() {
        fixture.given(OPENED, closed())
                .when(ask(refund(1), PAYMENT, cny("1.00")))
                .expectNoEvents()
                .expectExceptionDetails(
                        Rejection.of(Rule.ACTION_NOT_ALLOWED_IN_PHASE, "action", "Refund", "phase", Phase.CLOSED));
    }

    @Test
    void isRequestedOnceUnderItsId() {
        fixture.given(OPENED, requested(refund(1), cny("10.00")))
                .when(new Refund(CASE, refund(1), PAYMENT, cny("10.00"), Optional.empty(), act("another command")))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void isConfirmed() {
        fixture.given(OPENED, requested(refund(1), cny("10.00")))
                .when(confirm(inside(refund(1) + ":confirm")))
                .expectEvents(succeeded(refund(1), cny("10.00")));
    }

    @Test
    void isConfirmedOnce() {
        fixture.given(OPENED, requested(refund(1), cny("10.00")), succeeded(refund(1), cny("10.00")))
                .when(confirm(inside("another command")))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void fails() {
        fixture.given(OPENED, requested(refund(1), cny("10.00")))
                .when(fail(inside(refund(1) + ":fail")))
                .expectEvents(failed(refund(1), cny("10.00")));
    }

    @Test
    void failsOnce() {
        fixture.given(OPENED, requested(refund(1), cny("10.00")), failed(refund(1), cny("10.00")))
                .when(fail(inside("another command")))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void hasOneEnd() {
        fixture.given(OPENED, requested(refund(1), cny("10.00")), succeeded(refund(1), cny("10.00")))
                .when(fail(inside("late")))
                .expectNoEvents();
        fixture.given(OPENED, requested(refund(1), cny("10.00")), failed(refund(1), cny("10.00")))
                .when(confirm(inside("late")))
                .expectNoEvents();
    }

    @Test
    void thatNobodyRequestedHasNoEnd() {
        fixture.given(OPENED).when(confirm(inside("x"))).expectNoEvents();
        fixture.given(OPENED).when(fail(inside("x"))).expectNoEvents();
    }

    private static Refund ask(RefundId id, PaymentId payment, Money amount) {
        return new Refund(CASE, id, payment, amount, Optional.of(words("not delivered")), act("refund-" + id));
    }

    /** With the n-th promise of a refund. */
    private static RefundRequested asked(RefundId id, Money amount, int n) {
        Deadline promised =
                Sample.bareTerms().refund().deadline(DeadlineName.REFUND.number(n), Party.OPERATOR, NOW, List.of());
        return new RefundRequested(
                CASE,
                id,
                PAYMENT,
                amount,
                Optional.of(words("not delivered")),
                false,
                Optional.of(promised),
                Optional.empty(),
                act("refund-" + id));
    }

    private static ConfirmRefund confirm(Act act) {
        return new ConfirmRefund(CASE, refund(1), "ledger:" + refund(1), act);
    }

    private static FailRefund fail(Act act) {
        RefundFailure failure =
                new RefundFailure(RefundFailure.Kind.NOT_RESERVED, Rule.REFUND_EXCEEDS_REFUNDABLE.slug());
        return new FailRefund(CASE, refund(1), failure, act);
    }
}
