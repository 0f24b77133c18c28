package io.recourse.command.dispute;

import static io.recourse.sample.Sample.CASE;
import static io.recourse.sample.Sample.NOW;
import static io.recourse.sample.Sample.act;
import static io.recourse.sample.Sample.cny;
import static io.recourse.sample.Sample.refund;
import static io.recourse.sample.Sample.words;
import static io.recourse.sample.SampleCourse.appeal;
import static io.recourse.sample.SampleCourse.appealed;
import static io.recourse.sample.SampleCourse.decided;
import static io.recourse.sample.SampleCourse.decidedUntil;
import static io.recourse.sample.SampleEvents.contacted;
import static io.recourse.sample.SampleEvents.escalated;
import static io.recourse.sample.SampleEvents.expired;
import static io.recourse.sample.SampleEvents.opened;
import static io.recourse.sample.SampleEvents.recorded;
import static io.recourse.sample.SampleEvents.requested;
import static io.recourse.sample.SampleEvents.succeeded;
import static io.recourse.sample.SampleMoney.askedFor;
import static io.recourse.sample.SampleMoney.credited;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.actor.Act;
import io.recourse.command.policy.Policy;
import io.recourse.deadline.Deadline;
import io.recourse.deadline.DeadlineName;
import io.recourse.deadline.Trigger;
import io.recourse.dispute.AppealState;
import io.recourse.dispute.Basis;
import io.recourse.dispute.Close;
import io.recourse.dispute.DeadlineMet;
import io.recourse.dispute.DisputeClosed;
import io.recourse.dispute.DisputeOpened;
import io.recourse.dispute.DisputeReopened;
import io.recourse.dispute.DisputeWithdrawn;
import io.recourse.dispute.EscalationTarget;
import io.recourse.dispute.Finality;
import io.recourse.dispute.Origin;
import io.recourse.dispute.Outcome;
import io.recourse.dispute.Party;
import io.recourse.dispute.Phase;
import io.recourse.dispute.ProvisionalCreditFinalised;
import io.recourse.dispute.Reopen;
import io.recourse.dispute.Stage;
import io.recourse.dispute.Verdict;
import io.recourse.dispute.Withdraw;
import io.recourse.rejection.Rejection;
import io.recourse.rejection.Rule;
import io.recourse.sample.Sample;
import io.recourse.sample.SampleEvents;
import io.recourse.work.Queue;
import io.recourse.work.Satisfaction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

/** How a case ends, by withdrawal or closing, and how it goes on. */
class EndingTest {

    private static final DisputeOpened OPENED =
            opened(Sample.complaint(), cny("88.00"), Sample.terms(), Queue.FRONT_DESK);
    private static final Act END = act("end");

    private final FixtureConfiguration<DisputeCase> fixture = CaseFixture.with(recorded(cny("88.00")));

    @Test
    void whatIsWithdrawnIsClosedAndMeetsItsDeadlines() {
        fixture.given(OPENED, contacted(), decidedUntil(Outcome.SPLIT, appeal(1)))
                .when(withdraw())
                .expectEvents(
                        new DisputeWithdrawn(CASE, Optional.of(words("arrived after all")), END),
                        closed(Outcome.WITHDRAWN, Basis.AGREEMENT, Finality.FINAL),
                        met(DeadlineName.FIRST_RESPONSE),
                        met(DeadlineName.RESOLUTION),
                        met(DeadlineName.APPEAL));
    }

    @Test
    void isNotWithdrawnWhileMoneyMovesOrMay() {
        CaseFixture.refused(
                fixture.given(OPENED, askedFor(refund(1), cny("10.00"))), withdraw(), Rule.REFUND_AWAITS_APPROVAL);
        CaseFixture.refused(
                fixture.given(OPENED, credited(refund(1), cny("10.00"), false), succeeded(refund(1), cny("10.00"))),
                withdraw(),
                Rule.CREDIT_OUTSTANDING);
        CaseFixture.refused(
                fixture.given(OPENED, requested(refund(1), cny("10.00"))),
                withdraw(),
                Rejection.of(Rule.ACTION_NOT_ALLOWED_IN_PHASE, "action", "Withdraw", "phase", Phase.EXECUTING));
    }

    @Test
    void anUndecidedCaseIsClosedAsWhoeverClosesItSays() {
        fixture.given(OPENED)
                .when(close(Optional.of(Outcome.NO_FAULT), Optional.of(Basis.POLICY)))
                .expectEvents(
                        closed(Outcome.NO_FAULT, Basis.POLICY, Finality.FINAL),
                        met(DeadlineName.FIRST_RESPONSE),
                        met(DeadlineName.RESOLUTION));
        CaseFixture.refused(
                fixture.given(OPENED),
                close(Optional.of(Outcome.NO_FAULT), Optional.empty()),
                Rejection.of(Rule.OUTCOME_MISSING));
        CaseFixture.refused(
                fixture.given(OPENED),
                close(Optional.empty(), Optional.of(Basis.POLICY)),
                Rejection.of(Rule.OUTCOME_MISSING));
    }

    @Test
    void aDecidedCaseIsClosedAsItWasDecided() {
        fixture.given(OPENED, decided(Outcome.SPLIT, Finality.FINAL))
                .when(close(Optional.empty(), Optional.empty()))
                .expectEvents(
                        closed(Outcome.SPLIT, Basis.ADJUDICATION, Finality.FINAL),
                        met(DeadlineName.FIRST_RESPONSE),
                        met(DeadlineName.RESOLUTION));
        for (Close other : List.of(
                close(Optional.of(Outcome.NO_FAULT), Optional.empty()),
                close(Optional.of(Outcome.SPLIT), Optional.of(Basis.POLICY)))) {
            CaseFixture.refused(
                    fixture.given(OPENED, decided(Outcome.SPLIT, Finality.FINAL)),
                    other,
                    Rejection.of(Rule.OUTCOME_DIFFERS, "outcome", Outcome.SPLIT));
        }
    }

    @Test
    void whoClosesACaseUnderAppealDecidesTheAppeal() {
        fixture.given(
                        OPENED,
                        decidedUntil(Outcome.MERCHANT_FAVOUR, appeal(1)),
                        appealed(Party.CUSTOMER, Stage.PRE_ARBITRATION))
                .when(close(Optional.of(Outcome.CUSTOMER_FAVOUR), Optional.of(Basis.ADJUDICATION)))
                .expectState(CaseFixture.satisfies(state -> {
                    assertThat(state.course().appeal().state()).isEqualTo(AppealState.WON);
                    assertThat(state.verdict())
                            .contains(new Verdict(Outcome.CUSTOMER_FAVOUR, Basis.ADJUDICATION, Finality.FINAL));
                    assertThat(state.phase()).isEqualTo(Phase.CLOSED);
                }));
        CaseFixture.refused(
                fixture.given(
                        OPENED,
                        decidedUntil(Outcome.MERCHANT_FAVOUR, appeal(1)),
                        appealed(Party.CUSTOMER, Stage.PRE_ARBITRATION)),
                close(Optional.empty(), Optional.empty()),
                Rejection.of(Rule.OUTCOME_MISSING));
    }

    @Test
    void creditIsTheCustomersToKeepWhenTheCaseEndsForTheCustomer() {
        fixture.given(
                        OPENED,
                        credited(refund(1), cny("10.00"), false),
                        succeeded(refund(1), cny("10.00")),
                        decided(Outcome.CUSTOMER_FAVOUR, Finality.FINAL))
                .when(close(Optional.empty(), Optional.empty()))
                .expectEvents(
                        new ProvisionalCreditFinalised(CASE, refund(1), cny("10.00"), END),
                        closed(Outcome.CUSTOMER_FAVOUR, Basis.ADJUDICATION, Finality.FINAL),
                        met(DeadlineName.FIRST_RESPONSE),
                        met(DeadlineName.RESOLUTION));
    }

    @Test
    void creditIsTakenBackBeforeTheCaseEndsOtherwise() {
        Object[] credit = {OPENED, credited(refund(1), cny("10.00"), false), succeeded(refund(1), cny("10.00"))};
        CaseFixture.refused(
                fixture.given(credit),
                close(Optional.of(Outcome.MERCHANT_FAVOUR), Optional.of(Basis.POLICY)),
                Rejection.of(Rule.CREDIT_OUTSTANDING));
        CaseFixture.refused(
                fixture.given(credit).andGiven(decidedUntil(Outcome.CUSTOMER_FAVOUR, appeal(1))),
                close(Optional.empty(), Optional.empty()),
                Rejection.of(Rule.CREDIT_OUTSTANDING));
    }

    @Test
    void isNotClosedWhileARefundAwaitsApproval() {
        CaseFixture.refused(
                fixture.given(OPENED, askedFor(refund(1), cny("10.00"))),
                close(Optional.of(Outcome.NO_FAULT), Optional.of(Basis.POLICY)),
                Rule.REFUND_AWAITS_APPROVAL);
    }

    @Test
    void keepsHowContentTheCustomerWas() {
        Satisfaction content = new Satisfaction(5, Optional.of(words("quick")));
        fixture.given(OPENED)
                .when(new Close(
                        CASE,
                        Optional.of(Outcome.NO_FAULT),
                        Optional.of(Basis.POLICY),
                        Optional.empty(),
                        Optional.of(content),
                        END))
                .expectState(CaseFixture.satisfies(
                        state -> assertThat(state.handling().satisfaction()).contains(content)));
    }

    @Test
    void reopeningBeginsARoundWithPromisesOfItsOwn() {
        Instant later = NOW.plus(Duration.ofDays(100));
        List<Deadline> anew = CaseFixture.POLICY.begun(
                OPENED.policies(),
                Policy.Facts.of(Sample.complaint(), Set.of(), Origin.WALLET, later),
                Trigger.NOTICE_RECEIVED);
        List<DeadlineName> names = List.of(DeadlineName.FIRST_RESPONSE.number(2), DeadlineName.RESOLUTION.number(2));
        List<Deadline> promised = IntStream.range(0, names.size())
                .mapToObj(i -> anew.get(i).named(names.get(i)))
                .toList();
        CaseFixture.at(later, recorded(cny("88.00")))
                .given(OPENED, expired(DeadlineName.FIRST_RESPONSE), SampleEvents.closed())
                .when(new Reopen(CASE, words("the money did not come"), END))
                .expectEvents(
                        new DisputeReopened(CASE, 2, Stage.INQUIRY, words("the money did not come"), promised, END))
                .expectState(CaseFixture.satisfies(state -> {
                    assertThat(state.late()).isEmpty();
                    assertThat(state.verdict()).isEmpty();
                    assertThat(state.closedAt()).isEmpty();
                    assertThat(state.phase()).isEqualTo(Phase.UNDER_REVIEW);
                }));
    }

    @Test
    void onlyAClosedCaseIsReopened() {
        CaseFixture.refused(
                fixture.given(OPENED),
                new Reopen(CASE, words("x"), END),
                Rejection.of(Rule.ACTION_NOT_ALLOWED_IN_PHASE, "action", "Reopen", "phase", Phase.NEW));
    }

    @Test
    void theStageBeginsAnewInANewRound() {
        fixture.given(OPENED, escalated(EscalationTarget.REGULATOR, Stage.ARBITRATION), SampleEvents.closed())
                .when(new Reopen(CASE, words("x"), END))
                .expectState(
                        CaseFixture.satisfies(state -> assertThat(state.stage()).isEqualTo(Stage.INQUIRY)));
    }

    private static Withdraw withdraw() {
        return new Withdraw(CASE, Optional.of(words("arrived after all")), END);
    }

    private static Close close(Optional<Outcome> outcome, Optional<Basis> basis) {
        return new Close(CASE, outcome, basis, Optional.empty(), Optional.empty(), END);
    }

    private static DisputeClosed closed(Outcome outcome, Basis basis, Finality finality) {
        return new DisputeClosed(CASE, outcome, basis, finality, Optional.empty(), Optional.empty(), END);
    }

    private static DeadlineMet met(DeadlineName name) {
        return new DeadlineMet(CASE, name, END);
    }
}
