package io.recourse.command.dispute;

import static io.recourse.sample.Sample.CASE;
import static io.recourse.sample.Sample.NOW;
import static io.recourse.sample.Sample.PAYMENT;
import static io.recourse.sample.Sample.act;
import static io.recourse.sample.Sample.cny;
import static io.recourse.sample.Sample.inside;
import static io.recourse.sample.Sample.refund;
import static io.recourse.sample.Sample.words;
import static io.recourse.sample.SampleCourse.decided;
import static io.recourse.sample.SampleEvents.closed;
import static io.recourse.sample.SampleEvents.opened;
import static io.recourse.sample.SampleEvents.recorded;
import static io.recourse.sample.SampleEvents.requested;
import static io.recourse.sample.SampleEvents.reservedAt;
import static io.recourse.sample.SampleEvents.succeeded;
import static io.recourse.sample.SampleEvents.verified;
import static io.recourse.sample.SampleMoney.credited;
import static io.recourse.sample.SampleMoney.reversed;
import static io.recourse.sample.SampleMoney.takenBack;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.actor.Act;
import io.recourse.actor.Role;
import io.recourse.dispute.Axes;
import io.recourse.dispute.DisputeOpened;
import io.recourse.dispute.Finality;
import io.recourse.dispute.Funds;
import io.recourse.dispute.GrantProvisionalCredit;
import io.recourse.dispute.IdentityVerified;
import io.recourse.dispute.Outcome;
import io.recourse.dispute.Phase;
import io.recourse.dispute.ProvisionalCreditGranted;
import io.recourse.dispute.ProvisionalCreditWithdrawn;
import io.recourse.dispute.RefundReversed;
import io.recourse.dispute.ReverseProvisionalCredit;
import io.recourse.dispute.ReverseRefund;
import io.recourse.payment.PaymentId;
import io.recourse.refund.RefundFailure;
import io.recourse.rejection.Rejection;
import io.recourse.rejection.Rule;
import io.recourse.sample.Sample;
import io.recourse.work.Queue;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

/** Money that the customer has until the case is decided, and money that comes back. */
class CreditTest {

    private static final DisputeOpened OPENED =
            opened(Sample.complaint(), cny("88.00"), Sample.terms(), Queue.FRONT_DESK);
    private static final IdentityVerified VERIFIED = verified(true, NOW.plus(Duration.ofHours(2)));
    private static final RefundFailure RETURNED = new RefundFailure(RefundFailure.Kind.RETURNED, "card-expired");

    private final FixtureConfiguration<DisputeCase> fixture =
            CaseFixture.with(recorded(cny("88.00")), reservedAt(NOW.minusSeconds(60), refund(9), cny("20.00")));

    @Test
    void isGranted() {
        fixture.given(OPENED, VERIFIED)
                .when(grant("68.00"))
                .expectEvents(new ProvisionalCreditGranted(
                        CASE,
                        refund(1),
                        PAYMENT,
                        cny("68.00"),
                        false,
                        Optional.empty(),
                        Sample.terms().refunds(),
                        act("grant")))
                .expectState(CaseFixture.isIn(Phase.EXECUTING));
        fixture.given(OPENED, VERIFIED, credited(refund(1), cny("10.00"), false))
                .when(grant("10.00"))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void isRefused() {
        CaseFixture.refused(fixture.given(OPENED), grant("1.00"), Rule.IDENTITY_NOT_VERIFIED);
        CaseFixture.refused(
                fixture.given(OPENED, VERIFIED),
                grant("68.01"),
                Rejection.of(Rule.REFUND_EXCEEDS_REFUNDABLE, "amount", cny("68.01"), "refundable", cny("68.00")));
        CaseFixture.refused(
                fixture.given(OPENED, VERIFIED, decided(Outcome.CUSTOMER_FAVOUR, Finality.FINAL)),
                grant("1.00"),
                Rule.ALREADY_DECIDED);
        PaymentId other = PaymentId.of("pay-2");
        CaseFixture.refused(
                fixture.given(OPENED, VERIFIED),
                new GrantProvisionalCredit(CASE, refund(1), other, cny("1.00"), Optional.empty(), act("grant")),
                Rule.PAYMENT_NOT_IN_CASE);
    }

    @Test
    void isRefusedWhenTheSourceAllowsNoOtherRefundYet() {
        Instant last = NOW.minusSeconds(59);
        CaseFixture.refused(
                CaseFixture.with(recorded(cny("88.00")), reservedAt(last, refund(9), cny("20.00")))
                        .given(OPENED, VERIFIED),
                grant("1.00"),
                Rejection.of(Rule.REFUND_TOO_SOON, "notBefore", last.plusSeconds(60)));
    }

    @Test
    void isTakenBackWhileItIsOutstanding() {
        ReverseProvisionalCredit takeBack =
                new ReverseProvisionalCredit(CASE, refund(1), Optional.of(words("delivered")), act("back"));
        Object[] granted = {OPENED, credited(refund(1), cny("10.00"), false), succeeded(refund(1), cny("10.00"))};
        fixture.given(granted)
                .when(takeBack)
                .expectEvents(new ProvisionalCreditWithdrawn(
                        CASE, refund(1), PAYMENT, cny("10.00"), Optional.of(words("delivered")), act("back")))
                .expectState(CaseFixture.isIn(Phase.EXECUTING));
        CaseFixture.refused(fixture.given(OPENED), takeBack, Rule.NO_CREDIT_OUTSTANDING);
        CaseFixture.refused(
                fixture.given(OPENED, credited(refund(1), cny("10.00"), false)), takeBack, Rule.NO_CREDIT_OUTSTANDING);
        CaseFixture.refused(
                fixture.given(granted).andGiven(takenBack(refund(1), cny("10.00"))),
                takeBack,
                Rule.NO_CREDIT_OUTSTANDING);
        CaseFixture.refused(
                fixture.given(OPENED, requested(refund(1), cny("10.00")), succeeded(refund(1), cny("10.00"))),
                takeBack,
                Rule.NO_CREDIT_OUTSTANDING);
    }

    @Test
    void whatWasTakenBackIsReversedOnce() {
        Act reverse = inside("reverse-it");
        RefundFailure why = new RefundFailure(RefundFailure.Kind.TAKEN_BACK, "ledger-reversal");
        Object[] goingBack = {
            OPENED,
            credited(refund(1), cny("10.00"), false),
            succeeded(refund(1), cny("10.00")),
            takenBack(refund(1), cny("10.00"))
        };
        fixture.given(goingBack)
                .when(new ReverseRefund(CASE, refund(1), why, reverse))
                .expectEvents(new RefundReversed(CASE, refund(1), PAYMENT, cny("10.00"), why, reverse));
        fixture.given(goingBack)
                .andGiven(reversed(refund(1), cny("10.00")))
                .when(new ReverseRefund(CASE, refund(1), why, inside("again")))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void aRefundThatHadSucceededComesBackAlsoAfterClosing() {
        Act supervisor = act("reported", Role.SUPERVISOR);
        Object[] refunded = {OPENED, requested(refund(1), cny("10.00")), succeeded(refund(1), cny("10.00"))};
        fixture.given(refunded)
                .andGiven(closed())
                .when(new ReverseRefund(CASE, refund(1), RETURNED, supervisor))
                .expectEvents(new RefundReversed(CASE, refund(1), PAYMENT, cny("10.00"), RETURNED, supervisor))
                .expectState(CaseFixture.satisfies(
                        state -> assertThat(Axes.of(state).funds()).isEqualTo(Funds.RETURNED)));
        CaseFixture.refused(
                fixture.given(refunded).andGiven(reversed(refund(1), cny("10.00"))),
                new ReverseRefund(CASE, refund(1), RETURNED, supervisor),
                Rule.REFUND_NOT_REVERSIBLE);
        CaseFixture.refused(
                fixture.given(OPENED, requested(refund(1), cny("10.00"))),
                new ReverseRefund(CASE, refund(1), RETURNED, supervisor),
                Rule.REFUND_NOT_REVERSIBLE);
    }

    private static GrantProvisionalCredit grant(String amount) {
        return new GrantProvisionalCredit(CASE, refund(1), PAYMENT, cny(amount), Optional.empty(), act("grant"));
    }
}
