package io.recourse.command.refund;

import static io.recourse.sample.Sample.CASE;
import static io.recourse.sample.Sample.NOW;
import static io.recourse.sample.Sample.PAYMENT;
import static io.recourse.sample.Sample.REFUND;
import static io.recourse.sample.Sample.cny;
import static io.recourse.sample.Sample.inside;
import static io.recourse.sample.SampleEvents.recorded;
import static io.recourse.sample.SampleEvents.reserved;
import static io.recourse.sample.SampleEvents.settled;
import static io.recourse.sample.SampleMoney.reversed;
import static io.recourse.sample.SampleMoney.takenBack;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.actor.Act;
import io.recourse.command.payment.PaymentHistory;
import io.recourse.dispute.ProvisionalCreditWithdrawn;
import io.recourse.dispute.RefundReversed;
import io.recourse.dispute.ReverseRefund;
import io.recourse.money.Money;
import io.recourse.payment.ReturnRefund;
import io.recourse.refund.RefundFailure;
import io.recourse.runtime.clock.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.axonframework.test.saga.ContinuedGivenState;
import org.axonframework.test.saga.SagaTestFixture;
import org.junit.jupiter.api.Test;

/** A provisional credit of CNY 30.00 from a payment of CNY 88.00 is taken back. */
class ReversalSagaTest {

    private static final Money AMOUNT = cny("30.00");
    private static final ProvisionalCreditWithdrawn WITHDRAWN = takenBack(REFUND, AMOUNT);
    private static final RefundGateway.Instruction INSTRUCTION =
            new RefundGateway.Instruction(REFUND, PAYMENT, CASE, AMOUNT);
    private static final RefundReversed REVERSED = reversed(REFUND, AMOUNT);
    private static final Duration WAIT = Duration.ofMinutes(1);

    private final ScriptedGateway gateway = new ScriptedGateway();
    private final VirtualClock clock = new VirtualClock(NOW);

    @Test
    void takesTheMoneyBackAndTellsTheCase() {
        fixture()
                .givenNoPriorActivity()
                .whenPublishingA(WITHDRAWN)
                .expectActiveSagas(1)
                .expectDispatchedCommands(reverse(NOW));
        assertThat(gateway.askedBack()).containsExactly(INSTRUCTION);
        assertThat(gateway.asked()).as("nothing goes to the customer").isEmpty();
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
        assertThat(gateway.askedBack()).isEmpty();
    }

    @Test
    void triesAgainAfterAMinuteUntilTheGatewayAnswers() throws Exception {
        gateway.unavailable(3);
        ContinuedGivenState down = fixture().givenAPublished(WITHDRAWN);
        Instant next = NOW;
        for (int failed = 1; failed < 3; failed++) {
            assertThat(gateway.askedBack()).hasSize(failed);
            next = next.plus(WAIT);
            clock.advanceTo(next);
            down.andThenTimeAdvancesTo(next);
        }
        next = next.plus(WAIT);
        clock.advanceTo(next);
        down.whenTimeAdvancesTo(next).expectDispatchedCommands(reverse(next)).expectNoScheduledDeadlines();
        assertThat(gateway.askedBack()).hasSize(4).containsOnly(INSTRUCTION);
    }

    @Test
    void doesNotGiveUpWhenTheGatewayDeclines() {
        gateway.declines("account-empty");
        fixture()
                .givenNoPriorActivity()
                .whenPublishingA(WITHDRAWN)
                .expectNoDispatchedCommands()
                .expectScheduledDeadline(WAIT, INSTRUCTION)
                .expectActiveSagas(1);
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
        fixture.registerResource(new RefundExecution(List.of(gateway)));
        fixture.registerResource(new PaymentHistory()
                .with(recorded(cny("88.00")), reserved(REFUND, AMOUNT), settled(REFUND, AMOUNT))
                .payments());
        fixture.givenCurrentTime(NOW);
        return fixture;
    }
}
