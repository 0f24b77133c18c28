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
import io.recourse.command.payment.PaymentHistory;
import io.recourse.dispute.ConfirmRefund;
import io.recourse.dispute.FailRefund;
import io.recourse.dispute.ProvisionalCreditGranted;
import io.recourse.dispute.RefundRequested;
import io.recourse.money.Money;
import io.recourse.payment.PaymentEvent;
import io.recourse.payment.RefundReservationRefused;
import io.recourse.payment.RefundReserved;
import io.recourse.payment.ReleaseRefund;
import io.recourse.payment.ReserveRefund;
import io.recourse.payment.SettleRefund;
import io.recourse.refund.RefundFailure;
import io.recourse.rejection.Rule;
import io.recourse.runtime.clock.VirtualClock;
import io.recourse.runtime.json.StoredJson;
import io.recourse.sample.Sample;
import io.recourse.sample.SampleMoney;
import io.recourse.terms.RefundLimits;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.test.saga.ContinuedGivenState;
import org.axonframework.test.saga.SagaTestFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A refund of CNY 30.00 from a payment of CNY 88.00. */
class RefundSagaTest {

    private static final Money AMOUNT = cny("30.00");
    private static final RefundRequested REQUESTED = requested(REFUND, AMOUNT);
    private static final Optional<RefundLimits> LIMITS = Sample.terms().refunds();
    private static final RefundReserved RESERVED = reserved(REFUND, AMOUNT);
    private static final RefundGateway.Instruction INSTRUCTION =
            new RefundGateway.Instruction(REFUND, PAYMENT, CASE, AMOUNT);
    private static final RefundRequested ASKED_FOR = askedFor(REFUND, AMOUNT);
    private static final ReleaseRefund GIVE_BACK = new ReleaseRefund(
            PAYMENT, REFUND, new RefundFailure(RefundFailure.Kind.NOT_APPROVED, "declined"), act("give-back"));
    private static final SettleRefund SETTLE = new SettleRefund(PAYMENT, REFUND, "ledger:" + REFUND, act("settle"));

    private final ScriptedGateway gateway = new ScriptedGateway();
    private final VirtualClock clock = new VirtualClock(NOW);

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
            assertThat(gateway.asked()).hasSize(failed).containsOnly(INSTRUCTION);
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
        assertThat(gateway.asked()).hasSize(tries + 1).containsOnly(INSTRUCTION);
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
    void remembersWhatWaitsForApprovalInTheFormInWhichSagasAreStored() {
        String stored = "{\"failedTries\":0,\"approval\":\"AWAITED\",\"waiting\":"
                + StoredJson.mapper().writeValueAsString(again()) + "}";
        assertThat(storedAgain(stored)).isEqualTo(stored);
    }

    /** As the first release stored it. */
    @Test
    void aSagaThatKnewOfNoApprovalNeedsNone() {
        assertThat(storedAgain("{\"failedTries\":3}")).isEqualTo("{\"failedTries\":3,\"approval\":\"NOT_NEEDED\"}");
    }

    @Test
    void remembersItsTriesInTheFormInWhichSagasAreStored() {
        String stored = "{\"failedTries\":3,\"approval\":\"NOT_NEEDED\"}";
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
        return new RefundSaga.Execution("wallet-ledger", INSTRUCTION);
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
        SagaTestFixture<RefundSaga> fixture = new SagaTestFixture<>(RefundSaga.class);
        fixture.registerResource(clock);
        fixture.registerResource(new RefundExecution(List.of(gateway)));
        fixture.registerResource(new PaymentHistory().with(payment).payments());
        fixture.givenCurrentTime(NOW);
        return fixture;
    }
}
