package io.recourse.command.refund;

import static io.recourse.sample.Sample.CASE;
import static io.recourse.sample.Sample.NOW;
import static io.recourse.sample.Sample.PAYMENT;
import static io.recourse.sample.Sample.REFUND;
import static io.recourse.sample.Sample.cny;
import static io.recourse.sample.Sample.inside;
import static io.recourse.sample.SampleMoney.reversed;
import static io.recourse.sample.SampleMoney.takenBack;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.actor.Act;
import io.recourse.dispute.FollowRefund;
import io.recourse.dispute.ProvisionalCreditWithdrawn;
import io.recourse.dispute.RefundRetried;
import io.recourse.dispute.RefundReversed;
import io.recourse.dispute.ReverseRefund;
import io.recourse.money.Money;
import io.recourse.payment.ReturnRefund;
import io.recourse.refund.RefundFailure;
import io.recourse.refund.RefundProgress;
import io.recourse.runtime.clock.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import org.axonframework.test.saga.ContinuedGivenState;
import org.axonframework.test.saga.SagaTestFixture;
import org.junit.jupiter.api.Test;

/** A provisional credit of CNY 30.00 from a payment of CNY 88.00 is taken back. */
class ReversalSagaTest {

    private static final Money AMOUNT = cny("30.00");
    private static final ProvisionalCreditWithdrawn WITHDRAWN = takenBack(REFUND, AMOUNT);
    private static final ReversalSaga.Withdrawn CREDIT = new ReversalSaga.Withdrawn(REFUND, PAYMENT, CASE, AMOUNT);
    private static final RefundReversed REVERSED = reversed(REFUND, AMOUNT);

    private final ScriptedRecovery ledger = new ScriptedRecovery();
    private final VirtualClock clock = new VirtualClock(NOW);

    @Test
    void takesTheMoneyBackAndTellsTheCase() {
        fixture()
                .givenNoPriorActivity()
                .whenPublishingA(WITHDRAWN)
                .expectActiveSagas(1)
                .expectDispatchedCommands(reverse(NOW));
        assertThat(ledger.asked()).containsExactly(CREDIT);
    }

    @Test
    void givesThePaymentItsMoneyBackAndEnds() {
        fixture()
                .givenAPublished(WITHDRAWN)
                .whenPublishingA(REVERSED)
                .expectDispatchedCommands(returned())
                .expectActiveSagas(0);
    }

    @Test
    void givesThePaymentBackWhatWasReversedByOthers() {
        fixture()
                .givenNoPriorActivity()
                .whenPublishingA(REVERSED)
                .expectDispatchedCommands(returned())
                .expectActiveSagas(0);
        assertThat(ledger.asked()).isEmpty();
    }

    @Test
    void triesAgainAfterASecondAndThenTwoUntilTheLedgerAnswers() throws Exception {
        ledger.fails(2);
        ContinuedGivenState down = fixture().givenAPublished(WITHDRAWN);
        clock.advanceTo(NOW.plusSeconds(1));
        down.andThenTimeAdvancesTo(NOW.plusSeconds(1));
        assertThat(ledger.asked()).hasSize(2);
        clock.advanceTo(NOW.plusSeconds(3));
        down.whenTimeAdvancesTo(NOW.plusSeconds(3))
                .expectDispatchedCommands(reverse(NOW.plusSeconds(3)))
                .expectNoScheduledDeadlines();
        assertThat(ledger.asked()).hasSize(3).containsOnly(CREDIT);
    }

    @Test
    void leavesItToAPersonAfterADayAndTriesAgainWhenThatOneSaysSo() throws Exception {
        ledger.fails(100);
        ContinuedGivenState down = fixture().givenAPublished(WITHDRAWN);
        Instant now = NOW;
        while (ledger.asked().size() <= 35) {
            now = now.plus(Duration.ofHours(1));
            clock.advanceTo(now);
            down.andThenTimeAdvancesTo(now);
        }
        now = now.plus(Duration.ofHours(1));
        clock.advanceTo(now);
        down.whenTimeAdvancesTo(now)
                .expectDispatchedCommands(new FollowRefund(
                        CASE,
                        REFUND,
                        new RefundProgress.GivenUp("account-empty", 37),
                        Act.bySystem("refunds", now, REFUND + ":follow:" + now.toEpochMilli())))
                .expectNoScheduledDeadlines()
                .expectActiveSagas(1);
        ledger.fails(-1_000);
        down.whenPublishingA(new RefundRetried(CASE, REFUND, inside("retry"))).expectDispatchedCommands(reverse(now));
    }

    @Test
    void theLedgerKnowsOfTheReturnBeforeThePaymentDoes() throws Exception {
        ledger.fails(1);
        ContinuedGivenState down = fixture().givenAPublished(REVERSED);
        Instant later = NOW.plus(Duration.ofMinutes(1));
        clock.advanceTo(later);
        down.whenTimeAdvancesTo(later)
                .expectDispatchedCommands(new ReturnRefund(
                        PAYMENT, REFUND, REVERSED.failure(), Act.bySystem("refunds", later, REFUND + ":return")))
                .expectActiveSagas(0);
        assertThat(ledger.entered()).containsExactly(CREDIT, CREDIT);
    }

    @Test
    void aWithdrawalThatIsDeliveredAgainRepeatsTheSameCommand() {
        fixture()
                .givenAPublished(WITHDRAWN)
                .whenPublishingA(WITHDRAWN)
                .expectActiveSagas(1)
                .expectDispatchedCommands(reverse(NOW));
    }

    private static ReverseRefund reverse(Instant at) {
        RefundFailure why = new RefundFailure(RefundFailure.Kind.TAKEN_BACK, "ledger-reversal:" + REFUND);
        return new ReverseRefund(CASE, REFUND, why, Act.bySystem("refunds", at, REFUND + ":reverse"));
    }

    private static ReturnRefund returned() {
        return new ReturnRefund(PAYMENT, REFUND, REVERSED.failure(), inside(REFUND + ":return"));
    }

    private SagaTestFixture<ReversalSaga> fixture() {
        SagaTestFixture<ReversalSaga> fixture = new SagaTestFixture<>(ReversalSaga.class);
        fixture.registerResource(clock);
        fixture.registerResource(ledger);
        fixture.givenCurrentTime(NOW);
        return fixture;
    }
}
