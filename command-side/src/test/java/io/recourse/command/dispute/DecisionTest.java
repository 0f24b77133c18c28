package io.recourse.command.dispute;

import static io.recourse.sample.Sample.CASE;
import static io.recourse.sample.Sample.NOW;
import static io.recourse.sample.Sample.act;
import static io.recourse.sample.Sample.cny;
import static io.recourse.sample.Sample.request;
import static io.recourse.sample.Sample.words;
import static io.recourse.sample.SampleCourse.appealed;
import static io.recourse.sample.SampleCourse.reopened;
import static io.recourse.sample.SampleEvents.closed;
import static io.recourse.sample.SampleEvents.escalated;
import static io.recourse.sample.SampleEvents.opened;
import static io.recourse.sample.SampleEvents.recorded;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.actor.Act;
import io.recourse.actor.Role;
import io.recourse.deadline.Deadline;
import io.recourse.deadline.DeadlineName;
import io.recourse.deadline.Milestone;
import io.recourse.dispute.Adjudicate;
import io.recourse.dispute.Appeal;
import io.recourse.dispute.AppealState;
import io.recourse.dispute.Basis;
import io.recourse.dispute.DeadlineExpired;
import io.recourse.dispute.DeadlineMet;
import io.recourse.dispute.DisputeAppealed;
import io.recourse.dispute.DisputeClosed;
import io.recourse.dispute.DisputeDecided;
import io.recourse.dispute.DisputeOpened;
import io.recourse.dispute.EscalationTarget;
import io.recourse.dispute.ExpireDeadline;
import io.recourse.dispute.ExternalRulingRecorded;
import io.recourse.dispute.Finality;
import io.recourse.dispute.InformationRequested;
import io.recourse.dispute.Outcome;
import io.recourse.dispute.Party;
import io.recourse.dispute.Phase;
import io.recourse.dispute.RecordRuling;
import io.recourse.dispute.Stage;
import io.recourse.dispute.Verdict;
import io.recourse.information.Item;
import io.recourse.information.RequestedItem;
import io.recourse.rejection.Rule;
import io.recourse.ruling.Ruling;
import io.recourse.ruling.RulingEffect;
import io.recourse.sample.Sample;
import io.recourse.sample.SampleCourse;
import io.recourse.work.Queue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.aggregate.TestExecutor;
import org.junit.jupiter.api.Test;

/** Who decides a case, and who does not accept that: within 14 days. */
class DecisionTest {

    private static final DisputeOpened OPENED =
            opened(Sample.complaint(), cny("88.00"), Sample.terms(), Queue.FRONT_DESK);
    private static final Instant UNTIL = NOW.plus(Duration.ofDays(14));
    private static final Act DECIDE = act("decide", Role.SUPERVISOR);

    private final FixtureConfiguration<DisputeCase> fixture = CaseFixture.with(recorded(cny("88.00")));

    @Test
    void finallyLeavesNothingToAppealAgainst() {
        fixture.given(OPENED)
                .when(adjudicate(Outcome.SPLIT, Finality.FINAL, DECIDE))
                .expectEvents(decided(Outcome.SPLIT, Finality.FINAL, Optional.empty(), DECIDE))
                .expectState(stands(AppealState.NONE, Outcome.SPLIT, Finality.FINAL));
    }

    @Test
    void forNowOpensAnAppeal() {
        fixture.given(OPENED)
                .when(adjudicate(Outcome.MERCHANT_FAVOUR, Finality.PROVISIONAL, DECIDE))
                .expectEvents(forNow(1))
                .expectState(stands(AppealState.OPEN, Outcome.MERCHANT_FAVOUR, Finality.PROVISIONAL));
    }

    @Test
    void forNowAndThenAnewOpensAnAppealAnew() {
        Act anew = act("anew", Role.SUPERVISOR);
        fixture.given(OPENED, forNow(1))
                .when(adjudicate(Outcome.SPLIT, Finality.PROVISIONAL, anew))
                .expectEvents(
                        new DeadlineMet(CASE, DeadlineName.APPEAL, anew),
                        decided(Outcome.SPLIT, Finality.PROVISIONAL, Optional.of(window(2)), anew));
    }

    @Test
    void finallyIsTheEnd() {
        CaseFixture.refused(
                fixture.given(OPENED, SampleCourse.decided(Outcome.SPLIT, Finality.FINAL)),
                adjudicate(Outcome.CUSTOMER_FAVOUR, Finality.FINAL, act("anew", Role.SUPERVISOR)),
                Rule.ALREADY_DECIDED);
    }

    @Test
    void anAppealIsHeardAtAHigherStage() {
        Act by = act("appeal");
        fixture.given(OPENED, forNow(1))
                .when(new Appeal(CASE, Party.CUSTOMER, words("unfair"), by))
                .expectEvents(
                        new DeadlineMet(CASE, DeadlineName.APPEAL, by),
                        new DisputeAppealed(CASE, Party.CUSTOMER, Stage.PRE_ARBITRATION, words("unfair"), by))
                .expectState(stands(AppealState.PENDING, Outcome.MERCHANT_FAVOUR, Finality.PROVISIONAL));
        fixture.given(OPENED, escalated(EscalationTarget.CARD_SCHEME, Stage.PRE_ARBITRATION), forNow(1))
                .when(new Appeal(CASE, Party.MERCHANT, words("unfair"), act("appeal", Role.MERCHANT)))
                .expectState(
                        CaseFixture.satisfies(state -> assertThat(state.stage()).isEqualTo(Stage.ARBITRATION)));
    }

    @Test
    void anAppealIsPossibleUntilItsLastInstantAlsoWhereNobodyHasSaidThatItIsOver() {
        Appeal appeal = new Appeal(CASE, Party.CUSTOMER, words("unfair"), act("appeal"));
        CaseFixture.at(UNTIL.minusNanos(1_000))
                .given(OPENED, forNow(1))
                .when(appeal)
                .expectSuccessfulHandlerExecution();
        CaseFixture.refused(CaseFixture.at(UNTIL).given(OPENED, forNow(1)), appeal, Rule.APPEAL_NOT_OPEN);
        CaseFixture.refused(fixture.given(OPENED), appeal, Rule.APPEAL_NOT_OPEN);
        CaseFixture.refused(
                fixture.given(OPENED, forNow(1), appealed(Party.CUSTOMER, Stage.PRE_ARBITRATION)),
                appeal2(),
                Rule.APPEAL_NOT_OPEN);
    }

    @Test
    void whoGetsAnotherOutcomeHasWonTheAppealAndWhoDoesNotHasLost() {
        TestExecutor<DisputeCase> won =
                fixture.given(OPENED, forNow(1), appealed(Party.CUSTOMER, Stage.PRE_ARBITRATION));
        won.when(adjudicate(Outcome.CUSTOMER_FAVOUR, Finality.FINAL, act("anew", Role.SUPERVISOR)))
                .expectState(stands(AppealState.WON, Outcome.CUSTOMER_FAVOUR, Finality.FINAL));
        TestExecutor<DisputeCase> lost =
                fixture.given(OPENED, forNow(1), appealed(Party.CUSTOMER, Stage.PRE_ARBITRATION));
        lost.when(adjudicate(Outcome.MERCHANT_FAVOUR, Finality.FINAL, act("anew", Role.SUPERVISOR)))
                .expectState(stands(AppealState.LOST, Outcome.MERCHANT_FAVOUR, Finality.FINAL));
    }

    @Test
    void anAppealThatNobodyMakesLapses() {
        CaseFixture.at(UNTIL)
                .given(OPENED, forNow(1))
                .when(expire(DeadlineName.APPEAL, UNTIL))
                .expectEvents(lapsed(DeadlineName.APPEAL))
                .expectState(stands(AppealState.LAPSED, Outcome.MERCHANT_FAVOUR, Finality.FINAL))
                .expectState(CaseFixture.satisfies(
                        state -> assertThat(state.late()).as("nobody had to").isEmpty()));
    }

    @Test
    void anAppealLapsesAlsoAfterClosing() {
        CaseFixture.at(UNTIL)
                .given(OPENED, forNow(1), closedForNow())
                .when(expire(DeadlineName.APPEAL, UNTIL))
                .expectEvents(lapsed(DeadlineName.APPEAL))
                .expectState(stands(AppealState.LAPSED, Outcome.MERCHANT_FAVOUR, Finality.FINAL))
                .expectState(CaseFixture.isIn(Phase.CLOSED));
    }

    @Test
    void anAppealAfterClosingContinuesTheCaseInTheSameRound() {
        fixture.given(OPENED, forNow(1), closedForNow())
                .when(new Appeal(CASE, Party.CUSTOMER, words("unfair"), act("appeal")))
                .expectState(CaseFixture.satisfies(state -> {
                    assertThat(state.phase()).isEqualTo(Phase.UNDER_REVIEW);
                    assertThat(state.round()).isOne();
                    assertThat(state.closedAt()).isEmpty();
                }));
    }

    /** Its end came before somebody decided anew, and the scheduler was late. */
    @Test
    void anEarlierAppealThatLapsesLateLeavesTheOpenOneOpen() {
        Deadline second = Deadline.promise(
                DeadlineName.APPEAL.number(2),
                Party.CUSTOMER,
                UNTIL,
                UNTIL.plus(Duration.ofDays(14)),
                List.of(),
                List.of(),
                false);
        CaseFixture.at(UNTIL.plus(Duration.ofDays(1)))
                .given(
                        OPENED,
                        forNow(1),
                        decided(Outcome.SPLIT, Finality.PROVISIONAL, Optional.of(second), act("anew", Role.SUPERVISOR)))
                .when(expire(DeadlineName.APPEAL, UNTIL))
                .expectEvents(lapsed(DeadlineName.APPEAL))
                .expectState(stands(AppealState.OPEN, Outcome.SPLIT, Finality.PROVISIONAL));
    }

    @Test
    void anAppealOfAnEarlierRoundSaysNothingAboutThisOne() {
        CaseFixture.at(UNTIL)
                .given(OPENED, forNow(1), closedForNow(), reopened(2))
                .when(expire(DeadlineName.APPEAL, UNTIL))
                .expectEvents(lapsed(DeadlineName.APPEAL))
                .expectState(CaseFixture.satisfies(state -> {
                    assertThat(state.course().appeal().state()).isEqualTo(AppealState.NONE);
                    assertThat(state.verdict()).isEmpty();
                }));
    }

    @Test
    void silenceOfTheMerchantDecidesForNow() {
        Deadline due = Deadline.promise(
                DeadlineName.INFORMATION,
                Party.MERCHANT,
                NOW,
                NOW.plus(Duration.ofDays(1)),
                List.of(Milestone.CASE_CLOSED),
                Sample.terms().merchantAnswer().onExpiry(),
                true);
        InformationRequested asked = new InformationRequested(
                CASE,
                request(1),
                Party.MERCHANT,
                List.of(new RequestedItem(Item.RESPONSE, true, Optional.empty())),
                Optional.empty(),
                due,
                act("ask"));
        Act expiry = Act.bySystem("deadlines", due.dueAt(), "expire");
        Deadline appeal = Sample.terms().appeal().deadline(DeadlineName.APPEAL, Party.CUSTOMER, due.dueAt(), List.of());
        FixtureConfiguration<DisputeCase> then = CaseFixture.at(due.dueAt());
        then.given(OPENED, asked)
                .when(new ExpireDeadline(CASE, DeadlineName.INFORMATION, expiry))
                .expectEvents(
                        new DeadlineExpired(CASE, DeadlineName.INFORMATION, Party.MERCHANT, due.dueAt(), expiry),
                        new DisputeDecided(
                                CASE,
                                Outcome.CUSTOMER_FAVOUR,
                                Basis.TIMEOUT_MERCHANT,
                                Finality.PROVISIONAL,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(DeadlineName.INFORMATION),
                                Optional.of(appeal),
                                expiry));
        then.given(OPENED, asked, SampleCourse.decided(Outcome.MERCHANT_FAVOUR, Finality.FINAL))
                .when(new ExpireDeadline(CASE, DeadlineName.INFORMATION, expiry))
                .expectEvents(new DeadlineExpired(CASE, DeadlineName.INFORMATION, Party.MERCHANT, due.dueAt(), expiry));
    }

    @Test
    void aRulingDecides() {
        fixture.given(OPENED)
                .when(rule(ruling("1", Outcome.MERCHANT_FAVOUR, NOW, false)))
                .expectEvents(ruled(ruling("1", Outcome.MERCHANT_FAVOUR, NOW, false), RulingEffect.APPLIED))
                .expectState(stands(AppealState.NONE, Outcome.MERCHANT_FAVOUR, Finality.FINAL));
    }

    @Test
    void aRulingEndsTheAppealThatWasOpen() {
        Ruling ruling = ruling("1", Outcome.SPLIT, NOW, false);
        fixture.given(OPENED, forNow(1))
                .when(rule(ruling))
                .expectEvents(
                        ruled(ruling, RulingEffect.APPLIED), new DeadlineMet(CASE, DeadlineName.APPEAL, act("ruling")));
    }

    @Test
    void aRulingThatAnswersAnAppealSaysWhoHasWonIt() {
        fixture.given(OPENED, forNow(1), appealed(Party.CUSTOMER, Stage.PRE_ARBITRATION))
                .when(rule(ruling("1", Outcome.CUSTOMER_FAVOUR, NOW, false)))
                .expectState(stands(AppealState.WON, Outcome.CUSTOMER_FAVOUR, Finality.FINAL));
        fixture.given(OPENED, forNow(1), appealed(Party.CUSTOMER, Stage.PRE_ARBITRATION))
                .when(rule(ruling("1", Outcome.MERCHANT_FAVOUR, NOW, false)))
                .expectState(stands(AppealState.LOST, Outcome.MERCHANT_FAVOUR, Finality.FINAL));
    }

    @Test
    void aRulingReversesWhatWasDecidedAlsoAfterClosing() {
        Ruling reversal = ruling("2", Outcome.MERCHANT_FAVOUR, NOW, true);
        fixture.given(OPENED, closed())
                .when(rule(reversal))
                .expectEvents(ruled(reversal, RulingEffect.REVERSED))
                .expectState(CaseFixture.satisfies(state -> {
                    assertThat(state.phase()).isEqualTo(Phase.CLOSED);
                    assertThat(state.stage()).isEqualTo(Stage.REVERSAL);
                    assertThat(state.verdict())
                            .contains(new Verdict(Outcome.MERCHANT_FAVOUR, Basis.EXTERNAL_RULING, Finality.FINAL));
                }));
    }

    @Test
    void aRulingAfterClosingIsLateAndChangesNothing() {
        Ruling ruling = ruling("1", Outcome.MERCHANT_FAVOUR, NOW, false);
        fixture.given(OPENED, closed())
                .when(rule(ruling))
                .expectEvents(ruled(ruling, RulingEffect.LATE))
                .expectState(CaseFixture.satisfies(state ->
                        assertThat(state.verdict()).map(Verdict::outcome).contains(Outcome.CUSTOMER_FAVOUR)));
    }

    @Test
    void aRulingThatALaterOneOvertookIsLate() {
        Ruling later = ruling("2", Outcome.SPLIT, NOW, false);
        Ruling earlier = ruling("1", Outcome.MERCHANT_FAVOUR, NOW.minusSeconds(1), false);
        fixture.given(OPENED, ruled(later, RulingEffect.APPLIED))
                .when(new RecordRuling(CASE, earlier, act("earlier")))
                .expectEvents(new ExternalRulingRecorded(CASE, earlier, RulingEffect.LATE, act("earlier")))
                .expectState(stands(AppealState.NONE, Outcome.SPLIT, Finality.FINAL));
    }

    @Test
    void theSameRulingAgainIsADuplicateWhateverItSays() {
        Ruling first = ruling("1", Outcome.SPLIT, NOW, false);
        Ruling again = ruling("1", Outcome.MERCHANT_FAVOUR, NOW.plusSeconds(1), true);
        fixture.given(OPENED, ruled(first, RulingEffect.APPLIED))
                .when(new RecordRuling(CASE, again, act("again")))
                .expectEvents(new ExternalRulingRecorded(CASE, again, RulingEffect.DUPLICATE, act("again")))
                .expectState(stands(AppealState.NONE, Outcome.SPLIT, Finality.FINAL));
    }

    private static Appeal appeal2() {
        return new Appeal(CASE, Party.MERCHANT, words("unfair"), act("appeal-2", Role.MERCHANT));
    }

    private static Adjudicate adjudicate(Outcome outcome, Finality finality, Act by) {
        return new Adjudicate(
                CASE, outcome, finality, Optional.of("EVIDENCE"), Optional.of(words("证据充分 beyond doubt")), by);
    }

    private static DisputeDecided decided(Outcome outcome, Finality finality, Optional<Deadline> appeal, Act by) {
        return new DisputeDecided(
                CASE,
                outcome,
                Basis.ADJUDICATION,
                finality,
                Optional.of("EVIDENCE"),
                Optional.of(words("证据充分 beyond doubt")),
                Optional.empty(),
                appeal,
                by);
    }

    /** For the merchant, with the n-th appeal. */
    private static DisputeDecided forNow(int n) {
        return decided(Outcome.MERCHANT_FAVOUR, Finality.PROVISIONAL, Optional.of(window(n)), DECIDE);
    }

    private static Deadline window(int n) {
        return Deadline.promise(DeadlineName.APPEAL.number(n), Party.CUSTOMER, NOW, UNTIL, List.of(), List.of(), false);
    }

    private static DisputeClosed closedForNow() {
        return new DisputeClosed(
                CASE,
                Outcome.MERCHANT_FAVOUR,
                Basis.ADJUDICATION,
                Finality.PROVISIONAL,
                Optional.empty(),
                Optional.empty(),
                act("close"));
    }

    private static ExpireDeadline expire(DeadlineName name, Instant at) {
        return new ExpireDeadline(CASE, name, Act.bySystem("deadlines", at, "expire"));
    }

    private static DeadlineExpired lapsed(DeadlineName name) {
        return new DeadlineExpired(CASE, name, Party.CUSTOMER, UNTIL, Act.bySystem("deadlines", UNTIL, "expire"));
    }

    private static Ruling ruling(String id, Outcome outcome, Instant at, boolean reversal) {
        return new Ruling("court", id, outcome, at, reversal, Optional.empty());
    }

    private static RecordRuling rule(Ruling ruling) {
        return new RecordRuling(CASE, ruling, act("ruling"));
    }

    private static ExternalRulingRecorded ruled(Ruling ruling, RulingEffect effect) {
        return new ExternalRulingRecorded(CASE, ruling, effect, act("ruling"));
    }

    private static Consumer<DisputeCase> stands(AppealState appeal, Outcome outcome, Finality finality) {
        return CaseFixture.satisfies(state -> {
            assertThat(state.course().appeal().state()).isEqualTo(appeal);
            assertThat(state.verdict())
                    .hasValueSatisfying(verdict -> assertThat(verdict)
                            .extracting(Verdict::outcome, Verdict::finality)
                            .containsExactly(outcome, finality));
        });
    }
}
