package io.recourse.command.refund;

import static io.recourse.sample.Sample.CASE;
import static io.recourse.sample.Sample.DECLINED;
import static io.recourse.sample.Sample.NOW;
import static io.recourse.sample.Sample.PAYMENT;
import static io.recourse.sample.Sample.REFUND;
import static io.recourse.sample.Sample.cny;
import static io.recourse.sample.Sample.inside;
import static io.recourse.sample.SampleEvents.contacted;
import static io.recourse.sample.SampleEvents.failed;
import static io.recourse.sample.SampleEvents.recorded;
import static io.recourse.sample.SampleEvents.released;
import static io.recourse.sample.SampleEvents.requested;
import static io.recourse.sample.SampleEvents.reserved;
import static io.recourse.sample.SampleEvents.settled;
import static io.recourse.sample.SampleEvents.succeeded;
import static io.recourse.sample.SampleMoney.approved;
import static io.recourse.sample.SampleMoney.askedFor;
import static io.recourse.sample.SampleMoney.credited;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.actor.Act;
import io.recourse.command.gateway.Finding;
import io.recourse.command.gateway.Instruction;
import io.recourse.command.gateway.RefundGateway;
import io.recourse.command.gateway.SourcePayment;
import io.recourse.command.gateway.Standing;
import io.recourse.command.payment.PaymentHistory;
import io.recourse.dispute.ConfirmRefund;
import io.recourse.dispute.FailRefund;
import io.recourse.dispute.FollowRefund;
import io.recourse.dispute.ProvisionalCreditGranted;
import io.recourse.dispute.RefundRequested;
import io.recourse.dispute.RefundResolved;
import io.recourse.dispute.RefundRetried;
import io.recourse.money.Money;
import io.recourse.payment.PaymentEvent;
import io.recourse.payment.RefundReservationRefused;
import io.recourse.payment.RefundReserved;
import io.recourse.payment.ReleaseRefund;
import io.recourse.payment.ReserveRefund;
import io.recourse.payment.SettleRefund;
import io.recourse.refund.RefundFailure;
import io.recourse.refund.RefundProgress;
import io.recourse.rejection.Rule;
import io.recourse.runtime.axon.SagaCommands;
import io.recourse.runtime.clock.VirtualClock;
import io.recourse.runtime.json.StoredJson;
import io.recourse.sample.Sample;
import io.recourse.sample.SampleMoney;
import io.recourse.terms.RefundLimits;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.test.saga.ContinuedGivenState;
import org.axonframework.test.saga.SagaTestFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A refund of CNY 30.00 from a payment of CNY 88.00. */
class RefundSagaTest {

    private static final Money AMOUNT = cny("30.00");
    private static final RefundRequested REQUESTED = requested(REFUND, AMOUNT);
    private static final Optional<RefundLimits> LIMITS = Sample.terms().refunds();
    private static final RefundReserved RESERVED = reserved(REFUND, AMOUNT);
    private static final Instruction INSTRUCTION = new Instruction(
            REFUND,
            CASE,
            AMOUNT,
            new SourcePayment(
                    PAYMENT,
                    PAYMENT.value(),
                    cny("88.00"),
                    recorded(cny("88.00")).details().customerId(),
                    recorded(cny("88.00")).details().merchantId()),
            0);
    private static final RefundReserved RESERVED_THERE =
            new RefundReserved(PAYMENT, REFUND, CASE, AMOUNT, "psp", act("reserve"));
    private static final RefundRequested ASKED_FOR = askedFor(REFUND, AMOUNT);
    private static final ReleaseRefund GIVE_BACK = new ReleaseRefund(
            PAYMENT, REFUND, new RefundFailure(RefundFailure.Kind.NOT_APPROVED, "declined"), act("give-back"));
    private static final SettleRefund SETTLE = new SettleRefund(PAYMENT, REFUND, "ledger:" + REFUND, act("settle"));

    private static final String FRESH =
            "{\"failedTries\":0,\"dailyTries\":0,\"checks\":0,\"turns\":0,\"refusals\":0,\"taken\":false,\"lent\":false,"
                    + "\"approval\":\"NOT_NEEDED\"}";

    private final ScriptedGateway gateway = new ScriptedGateway();
    private final VirtualClock clock = new VirtualClock(NOW);
    private final ScriptedGateway psp = new ScriptedGateway("psp", false);

    @Test
    void reservesFirst() {
        fixture(recorded(cny("88.00")))
                .givenNoPriorActivity()
                .whenPublishingA(REQUESTED)
                .expectActiveSagas(1)
                .expectAssociationWith("refundId", REFUND)
                .expectDispatchedCommands(reserve(Optional.empty()));
        assertThat(gateway.asked()).isEmpty();
    }

    @Test
    void passesOnWhatTheSourceAllowsHoweverOftenItIsDelivered() {
        RefundRequested limited = limited();
        fixture(recorded(cny("88.00")))
                .givenNoPriorActivity()
                .whenPublishingA(limited)
                .expectDispatchedCommands(reserve(LIMITS));
        fixture(recorded(cny("88.00")))
                .givenAPublished(limited)
                .whenPublishingA(limited)
                .expectActiveSagas(1)
                .expectDispatchedCommands(reserve(LIMITS));
        fixture(recorded(cny("88.00")))
                .givenNoPriorActivity()
                .whenPublishingA(new ProvisionalCreditGranted(
                        CASE, REFUND, PAYMENT, AMOUNT, false, Optional.empty(), LIMITS, act("credit")))
                .expectDispatchedCommands(reserve(LIMITS));
    }

    @ParameterizedTest
    @EnumSource(
            value = Rule.class,
            names = {"REFUND_WINDOW_PASSED", "REFUND_COUNT_REACHED", "REFUND_TOO_SOON"})
    void tellsTheCaseWhichLimitThePaymentKept(Rule rule) {
        fixture(recorded(cny("88.00")))
                .givenAPublished(limited())
                .whenPublishingA(new RefundReservationRefused(PAYMENT, REFUND, CASE, AMOUNT, rule, act("reserve")))
                .expectDispatchedCommands(new FailRefund(
                        CASE, REFUND, new RefundFailure(RefundFailure.Kind.NOT_RESERVED, rule.slug()), act("fail")));
        assertThat(gateway.asked()).isEmpty();
    }

    @Test
    void movesTheMoneyAndSettles() {
        requestedAndReserved().whenPublishingA(RESERVED).expectDispatchedCommands(SETTLE);
        assertThat(gateway.asked()).containsExactly(INSTRUCTION);
    }

    @Test
    void tellsTheCaseThatMoneyHasMoved() {
        requestedAndReserved()
                .whenPublishingA(settled(REFUND, AMOUNT))
                .expectDispatchedCommands(new ConfirmRefund(CASE, REFUND, "ledger:" + REFUND, act("confirm")));
    }

    @Test
    void endsWithTheSuccessOrTheFailureOfTheRefund() {
        requestedAndReserved().whenPublishingA(succeeded(REFUND, AMOUNT)).expectActiveSagas(0);
        requestedAndReserved().whenPublishingA(failed(REFUND, AMOUNT)).expectActiveSagas(0);
    }

    @Test
    void failsWhenThePaymentRefuses() {
        Rule rule = Rule.REFUND_EXCEEDS_REFUNDABLE;
        RefundFailure failure = new RefundFailure(RefundFailure.Kind.NOT_RESERVED, rule.slug());
        requestedAndReserved()
                .whenPublishingA(new RefundReservationRefused(PAYMENT, REFUND, CASE, AMOUNT, rule, act("reserve")))
                .expectDispatchedCommands(new FailRefund(CASE, REFUND, failure, act("fail")));
        assertThat(gateway.asked()).isEmpty();
    }

    @Test
    void releasesWhatTheGatewayDeclines() {
        gateway.declines("account-closed");
        requestedAndReserved()
                .whenPublishingA(RESERVED)
                .expectDispatchedCommands(new ReleaseRefund(PAYMENT, REFUND, DECLINED, act("release")))
                .expectNoScheduledDeadlines();
    }

    @Test
    void failsWhatWasReleased() {
        requestedAndReserved()
                .whenPublishingA(released(REFUND, AMOUNT))
                .expectDispatchedCommands(new FailRefund(CASE, REFUND, DECLINED, act("fail")));
    }

    @Test
    void releasesWhatNoGatewayServes() {
        RefundFailure nobody = new RefundFailure(RefundFailure.Kind.DECLINED, "no-gateway-for-source");
        requestedAndReserved()
                .whenPublishingA(new RefundReserved(PAYMENT, REFUND, CASE, AMOUNT, "elsewhere", act("reserve")))
                .expectDispatchedCommands(new ReleaseRefund(PAYMENT, REFUND, nobody, act("release")));
        assertThat(gateway.asked()).isEmpty();
    }

    @Test
    void triesAgainAfterASecondWhenTheGatewayDoesNotAnswer() {
        gateway.unavailable(1);
        requestedAndReserved()
                .whenPublishingA(RESERVED)
                .expectNoDispatchedCommands()
                .expectScheduledDeadline(Duration.ofSeconds(1), again());
    }

    @Test
    void waitsTwiceAsLongEachTimeAndAnHourAtMost() throws Exception {
        int tries = 16;
        gateway.unavailable(tries);
        ContinuedGivenState down = requestedAndReserved().andThenAPublished(RESERVED);
        Instant next = NOW;
        for (int failed = 1; failed <= tries; failed++) {
            assertThat(gateway.asked()).hasSize(failed);
            next = next.plusSeconds(Math.min(1L << (failed - 1), 3_600));
            down.andThenTimeAdvancesTo(next.minusNanos(1_000));
            assertThat(gateway.asked()).as("before %s", next).hasSize(failed);
            clock.advanceTo(next);
            if (failed < tries) {
                down.andThenTimeAdvancesTo(next);
            }
        }
        down.whenTimeAdvancesTo(next)
                .expectDispatchedCommands(new SettleRefund(
                        PAYMENT, REFUND, "ledger:" + REFUND, Act.bySystem("refunds", next, REFUND + ":settle")))
                .expectNoScheduledDeadlines();
        assertThat(gateway.asked())
                .hasSize(tries + 1)
                .extracting(Instruction::refundId)
                .containsOnly(REFUND);
    }

    @Test
    void whatIsDeclinedAtASecondTryIsReleased() {
        gateway.unavailable(1).declines("account-closed");
        requestedAndReserved()
                .andThenAPublished(RESERVED)
                .whenTimeElapses(Duration.ofSeconds(1))
                .expectDispatchedCommands(new ReleaseRefund(PAYMENT, REFUND, DECLINED, act("release")));
    }

    @Test
    void aRequestThatIsDeliveredAgainRepeatsTheSameCommand() {
        fixture(recorded(cny("88.00")))
                .givenAPublished(REQUESTED)
                .whenPublishingA(REQUESTED)
                .expectActiveSagas(1)
                .expectDispatchedCommands(reserve(Optional.empty()));
    }

    @Test
    void aReservationThatIsDeliveredAgainMovesNothingThatHasMoved() {
        fixture(recorded(cny("88.00")), RESERVED, settled(REFUND, AMOUNT))
                .givenAPublished(REQUESTED)
                .whenPublishingA(RESERVED)
                .expectNoDispatchedCommands();
        assertThat(gateway.asked()).isEmpty();
    }

    @Test
    void aReservationThatIsDeliveredAgainMovesNothingThatWasGivenBack() {
        fixture(recorded(cny("88.00")), RESERVED, released(REFUND, AMOUNT))
                .givenAPublished(REQUESTED)
                .whenPublishingA(RESERVED)
                .expectNoDispatchedCommands();
        assertThat(gateway.asked()).isEmpty();
    }

    @Test
    void reservesACreditAsWell() {
        fixture(recorded(cny("88.00")))
                .givenNoPriorActivity()
                .whenPublishingA(credited(REFUND, AMOUNT, false))
                .expectActiveSagas(1)
                .expectDispatchedCommands(reserve(Optional.empty()));
    }

    @Test
    void reservesBeforeASecondPersonAgreesAndMovesNothing() {
        fixture(recorded(cny("88.00")), RESERVED)
                .givenNoPriorActivity()
                .whenPublishingA(ASKED_FOR)
                .expectDispatchedCommands(reserve(Optional.empty()));
        askedForAndReserved().whenPublishingA(contacted()).expectNoDispatchedCommands();
        assertThat(gateway.asked()).isEmpty();
    }

    @Test
    void movesTheMoneyWhenASecondPersonAgrees() {
        askedForAndReserved().whenPublishingA(approved(REFUND)).expectDispatchedCommands(SETTLE);
        assertThat(gateway.asked()).containsExactly(INSTRUCTION);
    }

    @Test
    void movesTheMoneyOnceHoweverTheApprovalIsDelivered() {
        fixture(recorded(cny("88.00")), RESERVED, settled(REFUND, AMOUNT))
                .givenAPublished(ASKED_FOR)
                .andThenAPublished(RESERVED)
                .andThenAPublished(approved(REFUND))
                .whenPublishingA(approved(REFUND))
                .expectNoDispatchedCommands();
        assertThat(gateway.asked()).isEmpty();
    }

    @Test
    void whatIsApprovedBeforeItIsReservedMovesWhenItIs() {
        fixture(recorded(cny("88.00")), RESERVED)
                .givenAPublished(ASKED_FOR)
                .andThenAPublished(approved(REFUND))
                .whenPublishingA(RESERVED)
                .expectDispatchedCommands(SETTLE);
        assertThat(gateway.asked()).containsExactly(INSTRUCTION);
    }

    @Test
    void givesBackWhatASecondPersonDeclines() {
        askedForAndReserved()
                .whenPublishingA(SampleMoney.declined(REFUND))
                .expectDispatchedCommands(GIVE_BACK)
                .expectActiveSagas(0);
        assertThat(gateway.asked()).isEmpty();
    }

    @Test
    void whatIsDeclinedBeforeItIsReservedIsGivenBackWhenItIs() {
        fixture(recorded(cny("88.00")), RESERVED)
                .givenAPublished(ASKED_FOR)
                .andThenAPublished(SampleMoney.declined(REFUND))
                .whenPublishingA(RESERVED)
                .expectDispatchedCommands(GIVE_BACK)
                .expectActiveSagas(0);
        assertThat(gateway.asked()).isEmpty();
    }

    @Test
    void whatIsDeclinedAndCouldNotBeReservedIsOver() {
        fixture(recorded(cny("88.00")))
                .givenAPublished(ASKED_FOR)
                .andThenAPublished(SampleMoney.declined(REFUND))
                .whenPublishingA(new RefundReservationRefused(
                        PAYMENT, REFUND, CASE, AMOUNT, Rule.REFUND_EXCEEDS_REFUNDABLE, act("reserve")))
                .expectNoDispatchedCommands()
                .expectActiveSagas(0);
    }

    @Test
    void doesNotWaitForAGatewayFarAwayWhileEventsWait() {
        remote(psp)
                .whenPublishingA(RESERVED_THERE)
                .expectNoDispatchedCommands()
                .expectScheduledDeadline(Duration.ZERO, there());
        assertThat(psp.asked()).isEmpty();
    }

    @Test
    void asksWhatBecameOfItBeforeItAsksAgain() throws Exception {
        psp.unavailable(1).knows(new Finding.Known(new Standing.Succeeded("re_1")));
        ContinuedGivenState unknown = askedThere();
        clock.advanceTo(NOW.plusSeconds(1));
        unknown.whenTimeAdvancesTo(NOW.plusSeconds(1))
                .expectDispatchedCommands(settles("re_1", NOW.plusSeconds(1)))
                .expectNoScheduledDeadlines();
        assertThat(psp.asked()).hasSize(1);
        assertThat(psp.askedAbout()).isOne();
    }

    @Test
    void asksAgainUnderTheSameIdWhatTheGatewayHasNeverHeardOf() throws Exception {
        psp.unavailable(1);
        ContinuedGivenState unknown = askedThere();
        clock.advanceTo(NOW.plusSeconds(1));
        unknown.whenTimeAdvancesTo(NOW.plusSeconds(1))
                .expectDispatchedCommands(settles("ledger:" + REFUND, NOW.plusSeconds(1)));
        assertThat(psp.asked()).extracting(Instruction::refundId).containsExactly(REFUND, REFUND);
        assertThat(psp.asked())
                .as("nobody knows that it moved nothing, so that it stays the same try")
                .extracting(Instruction::failedTries)
                .containsExactly(0, 0);
    }

    @Test
    void asksAgainWhileAGatewayThatCannotTellKnowsARepetition() throws Exception {
        psp.unavailable(1).knows(new Finding.CannotTell());
        ContinuedGivenState unknown = askedThere();
        clock.advanceTo(NOW.plusSeconds(1));
        unknown.whenTimeAdvancesTo(NOW.plusSeconds(1))
                .expectDispatchedCommands(settles("ledger:" + REFUND, NOW.plusSeconds(1)));
    }

    @Test
    void leavesItToAPersonOnceAGatewayThatCannotTellWouldMoveItAgain() throws Exception {
        psp.unavailable(1).knows(new Finding.CannotTell());
        ContinuedGivenState unknown = askedThere();
        Instant late = NOW.plus(Duration.ofDays(7));
        clock.advanceTo(late);
        unknown.whenTimeAdvancesTo(late)
                .expectDispatchedCommands(followed(new RefundProgress.GivenUp("outcome-unknown", 1), late))
                .expectNoScheduledDeadlines()
                .expectActiveSagas(1);
        assertThat(psp.asked()).hasSize(1);
    }

    @Test
    void tellsTheCaseHowFarItIsAndAsksOnlyHowItStandsFromThenOn() throws Exception {
        psp.stands(new Standing.Pending("re_1"))
                .knows(new Finding.Known(new Standing.Pending("re_1")))
                .knows(new Finding.CannotTell())
                .knows(new Finding.NeverHeard())
                .knows(new Finding.Known(new Standing.Succeeded("re_1")));
        remote(psp)
                .andThenAPublished(RESERVED_THERE)
                .whenTimeElapses(Duration.ZERO)
                .expectDispatchedCommands(followed(new RefundProgress.Submitted("re_1"), NOW))
                .expectScheduledDeadline(Duration.ofMinutes(1), there());
        ContinuedGivenState pending = askedThere(psp.stands(new Standing.Pending("re_1")));
        Instant next = NOW;
        for (int minutes : new int[] {1, 2, 4}) {
            next = next.plus(Duration.ofMinutes(minutes));
            clock.advanceTo(next);
            pending.andThenTimeAdvancesTo(next);
        }
        next = next.plus(Duration.ofMinutes(8));
        clock.advanceTo(next);
        pending.whenTimeAdvancesTo(next).expectDispatchedCommands(settles("re_1", next));
        assertThat(psp.asked()).as("once in each of two runs").hasSize(2);
    }

    @Test
    void tellsTheCaseWhatTheGatewayWaitsForAndWhatItCannotDeliver() {
        psp.stands(new Standing.ActionRequired("re_1", "display_details"));
        remote(psp)
                .andThenAPublished(RESERVED_THERE)
                .whenTimeElapses(Duration.ZERO)
                .expectDispatchedCommands(followed(new RefundProgress.ActionRequired("re_1", "display_details"), NOW));
        ScriptedGateway other = new ScriptedGateway("psp", false).stands(new Standing.Abnormal("re_1", "closed"));
        remote(other)
                .andThenAPublished(RESERVED_THERE)
                .whenTimeElapses(Duration.ZERO)
                .expectDispatchedCommands(followed(new RefundProgress.Abnormal("re_1", "closed"), NOW));
    }

    @Test
    void releasesWhatWasCalledOff() {
        psp.stands(new Standing.Canceled("re_1", "requested_by_merchant"));
        RefundFailure canceled = new RefundFailure(RefundFailure.Kind.CANCELED, "requested_by_merchant");
        remote(psp)
                .andThenAPublished(RESERVED_THERE)
                .whenTimeElapses(Duration.ZERO)
                .expectDispatchedCommands(new ReleaseRefund(PAYMENT, REFUND, canceled, act("release")));
    }

    @Test
    void triesThreeDaysLongWhereNothingChangesWithinHours() throws Exception {
        for (int i = 0; i < 4; i++) {
            psp.stands(new Standing.Failed("NOT_ENOUGH", Standing.Retry.IN_DAYS));
        }
        ContinuedGivenState poor = askedThere();
        Instant next = NOW;
        for (int day = 1; day <= 2; day++) {
            next = next.plus(Duration.ofDays(1));
            clock.advanceTo(next);
            poor.andThenTimeAdvancesTo(next);
            assertThat(psp.asked()).hasSize(day + 1);
        }
        next = next.plus(Duration.ofDays(1));
        clock.advanceTo(next);
        poor.whenTimeAdvancesTo(next)
                .expectDispatchedCommands(followed(new RefundProgress.GivenUp("NOT_ENOUGH", 4), next))
                .expectNoScheduledDeadlines();
        assertThat(psp.asked()).extracting(Instruction::failedTries).containsExactly(0, 1, 2, 3);
    }

    @Test
    void triesADayLongAndLeavesItToAPerson() throws Exception {
        psp.unavailable(100);
        ContinuedGivenState down = askedThere();
        Instant next = NOW;
        for (int i = 0; i < 35; i++) {
            next = next.plus(Duration.ofHours(1));
            clock.advanceTo(next);
            down.andThenTimeAdvancesTo(next);
        }
        next = next.plus(Duration.ofHours(1));
        clock.advanceTo(next);
        down.whenTimeAdvancesTo(next)
                .expectDispatchedCommands(followed(new RefundProgress.GivenUp("no answer", 37), next))
                .expectNoScheduledDeadlines()
                .expectActiveSagas(1);
    }

    @Test
    void beginsAgainWhenSomebodySaysSo() throws Exception {
        askedThere(psp.unavailable(1))
                .whenPublishingA(new RefundRetried(CASE, REFUND, act("retry")))
                .expectScheduledDeadline(Duration.ZERO, there());
    }

    @Test
    void beginsAgainAsAnotherTryThanThoseThatAreKnownToHaveMovedNothing() throws Exception {
        psp.unavailable(1)
                .stands(new Standing.Failed("busy", Standing.Retry.SOON))
                .stands(new Standing.Failed("NOT_ENOUGH", Standing.Retry.IN_DAYS));
        ContinuedGivenState asked = askedThere();
        for (int seconds : new int[] {1, 3}) {
            clock.advanceTo(NOW.plusSeconds(seconds));
            asked.andThenTimeAdvancesTo(NOW.plusSeconds(seconds));
        }
        asked.andThenAPublished(new RefundRetried(CASE, REFUND, act("retry")))
                .whenTimeElapses(Duration.ZERO)
                .expectDispatchedCommands(settles("ledger:" + REFUND, NOW.plusSeconds(3)));
        assertThat(psp.asked()).extracting(Instruction::failedTries).containsExactly(0, 0, 0, 1);
    }

    @Test
    void doesWhatAPersonFound() throws Exception {
        askedThere(psp.unavailable(1))
                .whenPublishingA(resolved(true))
                .expectDispatchedCommands(settles("transfer-7", NOW));
        RefundFailure unmoved = new RefundFailure(RefundFailure.Kind.UNRESOLVED, "transfer-7");
        askedThere(new ScriptedGateway("psp", false).unavailable(1))
                .whenPublishingA(resolved(false))
                .expectDispatchedCommands(new ReleaseRefund(PAYMENT, REFUND, unmoved, act("release")));
    }

    @Test
    void lendsFromTheWalletFromWhereverThePaymentCame() {
        fixture(List.of(gateway, psp), recorded(cny("88.00")), RESERVED_THERE)
                .givenAPublished(credited(REFUND, AMOUNT, false))
                .whenPublishingA(RESERVED_THERE)
                .expectDispatchedCommands(SETTLE);
        assertThat(psp.asked()).isEmpty();
    }

    @Test
    void asksNoMoreOnceItHasEnded() throws Exception {
        askedThere(psp.unavailable(1))
                .whenPublishingA(succeeded(REFUND, AMOUNT))
                .expectNoScheduledDeadlines();
    }

    /** As in a process that was started without its keys. */
    @Test
    void givesNothingBackThatAGatewayWhichIsNotThereMayHaveTaken() throws Exception {
        MemorySubmissions submissions = new MemorySubmissions(clock);
        submissions.begin("psp", INSTRUCTION);
        SagaTestFixture<RefundSaga> fixture = new SagaTestFixture<>(RefundSaga.class);
        fixture.registerResource(clock);
        fixture.registerResource(new SagaCommands(DefaultCommandGateway.builder()
                .commandBus(fixture.getCommandBus())
                .build()));
        fixture.registerResource(new RefundExecution(
                List.of(gateway),
                new PaymentHistory()
                        .with(recorded(cny("88.00")), RESERVED_THERE)
                        .payments(),
                submissions,
                clock));
        fixture.givenCurrentTime(NOW);
        fixture.givenAPublished(REQUESTED)
                .whenPublishingA(RESERVED_THERE)
                .expectNoDispatchedCommands()
                .expectScheduledDeadline(Duration.ofSeconds(1), there());
    }

    private static RefundResolved resolved(boolean moved) {
        return new RefundResolved(CASE, REFUND, moved, "transfer-7", Optional.empty(), act("resolve"));
    }

    private static SettleRefund settles(String reference, Instant at) {
        return new SettleRefund(PAYMENT, REFUND, reference, Act.bySystem("refunds", at, REFUND + ":settle"));
    }

    private static FollowRefund followed(RefundProgress progress, Instant at) {
        return new FollowRefund(
                CASE, REFUND, progress, Act.bySystem("refunds", at, REFUND + ":follow:" + at.toEpochMilli()));
    }

    private static RefundSaga.Execution there() {
        return new RefundSaga.Execution("psp", new RefundSaga.Reserved(REFUND, PAYMENT, CASE, AMOUNT));
    }

    private ContinuedGivenState remote(ScriptedGateway psp) {
        return fixture(List.of(psp), recorded(cny("88.00")), RESERVED_THERE).givenAPublished(REQUESTED);
    }

    /** It has been asked once. */
    private ContinuedGivenState askedThere() throws Exception {
        return askedThere(psp);
    }

    private ContinuedGivenState askedThere(ScriptedGateway psp) throws Exception {
        ContinuedGivenState asked =
                remote(psp).andThenAPublished(RESERVED_THERE).andThenTimeElapses(Duration.ZERO);
        assertThat(psp.asked()).isNotEmpty();
        return asked;
    }

    @Test
    void remembersWhatWaitsForApprovalInTheFormInWhichSagasAreStored() {
        String stored = FRESH.replace("NOT_NEEDED\"}", "AWAITED\",\"waiting\":")
                + StoredJson.mapper().writeValueAsString(again()) + "}";
        assertThat(storedAgain(stored)).isEqualTo(stored);
    }

    /** As earlier releases stored it. */
    @ParameterizedTest
    @ValueSource(strings = {"{\"failedTries\":3}", "{\"failedTries\":3,\"approval\":\"NOT_NEEDED\"}"})
    void readsWhatEarlierReleasesStored(String stored) {
        assertThat(storedAgain(stored)).isEqualTo(FRESH.replace("failedTries\":0", "failedTries\":3"));
    }

    @Test
    void remembersItsTriesInTheFormInWhichSagasAreStored() {
        String stored = FRESH.replace("failedTries\":0", "failedTries\":3").replace("checks\":0", "checks\":2");
        assertThat(storedAgain(stored)).isEqualTo(stored);
        String json = StoredJson.mapper().writeValueAsString(again());
        assertThat(StoredJson.mapper().readValue(json, RefundSaga.Execution.class))
                .isEqualTo(again());
    }

    private static String storedAgain(String stored) {
        Jackson3Serializer serializer = Jackson3Serializer.builder()
                .jsonMapperBuilderCustomizer(StoredJson::configure)
                .build();
        RefundSaga saga = serializer.deserialize(
                new SimpleSerializedObject<>(stored, String.class, RefundSaga.class.getName(), null));
        return serializer.serialize(saga, String.class).getData();
    }

    private static RefundSaga.Execution again() {
        return new RefundSaga.Execution("wallet-ledger", new RefundSaga.Reserved(REFUND, PAYMENT, CASE, AMOUNT));
    }

    private static RefundRequested limited() {
        return new RefundRequested(
                CASE, REFUND, PAYMENT, AMOUNT, Optional.empty(), false, Optional.empty(), LIMITS, act("refund"));
    }

    private static ReserveRefund reserve(Optional<RefundLimits> limits) {
        return new ReserveRefund(PAYMENT, REFUND, CASE, AMOUNT, limits, act("reserve"));
    }

    private static Act act(String step) {
        return inside(REFUND + ":" + step);
    }

    /** Two people have to agree. */
    private ContinuedGivenState askedForAndReserved() {
        return fixture(recorded(cny("88.00")), RESERVED)
                .givenAPublished(ASKED_FOR)
                .andThenAPublished(RESERVED);
    }

    private ContinuedGivenState requestedAndReserved() {
        return fixture(recorded(cny("88.00")), RESERVED).givenAPublished(REQUESTED);
    }

    private SagaTestFixture<RefundSaga> fixture(PaymentEvent... payment) {
        return fixture(List.of(gateway), payment);
    }

    private SagaTestFixture<RefundSaga> fixture(List<RefundGateway> gateways, PaymentEvent... payment) {
        SagaTestFixture<RefundSaga> fixture = new SagaTestFixture<>(RefundSaga.class);
        fixture.registerResource(clock);
        fixture.registerResource(new SagaCommands(DefaultCommandGateway.builder()
                .commandBus(fixture.getCommandBus())
                .build()));
        fixture.registerResource(new RefundExecution(
                gateways, new PaymentHistory().with(payment).payments(), new MemorySubmissions(clock), clock));
        fixture.givenCurrentTime(NOW);
        return fixture;
    }
}
