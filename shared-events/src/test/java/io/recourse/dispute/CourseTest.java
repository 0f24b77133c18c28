package io.recourse.dispute;

import static io.recourse.dispute.Fold.after;
import static io.recourse.sample.Sample.CASE;
import static io.recourse.sample.Sample.NOW;
import static io.recourse.sample.Sample.cny;
import static io.recourse.sample.Sample.refund;
import static io.recourse.sample.SampleCourse.appeal;
import static io.recourse.sample.SampleCourse.appealed;
import static io.recourse.sample.SampleCourse.decided;
import static io.recourse.sample.SampleCourse.decidedUntil;
import static io.recourse.sample.SampleCourse.extended;
import static io.recourse.sample.SampleCourse.later;
import static io.recourse.sample.SampleCourse.paused;
import static io.recourse.sample.SampleCourse.reopened;
import static io.recourse.sample.SampleCourse.resumed;
import static io.recourse.sample.SampleCourse.ruled;
import static io.recourse.sample.SampleDealings.responded;
import static io.recourse.sample.SampleEvents.closed;
import static io.recourse.sample.SampleEvents.escalated;
import static io.recourse.sample.SampleEvents.expired;
import static io.recourse.sample.SampleEvents.requested;
import static io.recourse.sample.SampleEvents.succeeded;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.deadline.DeadlineName;
import io.recourse.ruling.RecordedRuling;
import io.recourse.ruling.RulingEffect;
import io.recourse.sample.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How a case is decided, appealed against, ruled on, ended and gone on with. */
class CourseTest {

    private static final Instant UNTIL = NOW.plus(Duration.ofDays(14));
    private static final DisputeEvent FOR_MERCHANT = decidedUntil(Outcome.MERCHANT_FAVOUR, appeal(1));
    private static final DisputeEvent APPEALED = appealed(Party.CUSTOMER, Stage.PRE_ARBITRATION);
    private static final DisputeEvent OUTSIDE = escalated(EscalationTarget.REGULATOR, Stage.ARBITRATION);

    @Test
    void aFinalDecisionCannotBeAppealedAgainst() {
        CaseState state = after(decided(Outcome.SPLIT, Finality.FINAL));

        assertThat(state.verdict()).contains(new Verdict(Outcome.SPLIT, Basis.ADJUDICATION, Finality.FINAL));
        assertThat(state.course().appeal()).isEqualTo(AppealStanding.NONE);
        assertThat(state.phase()).isEqualTo(Phase.UNDER_REVIEW);
    }

    @Test
    void aDecisionEndsTheWaitForSomebodyOutside() {
        assertThat(after(OUTSIDE, decided(Outcome.SPLIT, Finality.FINAL)).phase())
                .isEqualTo(Phase.UNDER_REVIEW);
    }

    @Test
    void anAppealIsOpenUntilItsDeadline() {
        CaseState state = after(FOR_MERCHANT);

        assertThat(state.course().appeal()).isEqualTo(AppealStanding.openUntil(UNTIL));
        assertThat(state.deadline(DeadlineName.APPEAL)).map(d -> d.deadline()).contains(appeal(1));
        assertThat(state.course().decided()).isTrue();
    }

    @Test
    void anAppealIsOpenAsLongAsItsDeadlineIsPutOff() {
        Instant later = UNTIL.plus(Duration.ofDays(3));

        assertThat(after(FOR_MERCHANT, extended(DeadlineName.APPEAL, later))
                        .course()
                        .appeal())
                .isEqualTo(AppealStanding.openUntil(later));
        assertThat(after(FOR_MERCHANT, paused(DeadlineName.APPEAL), resumed(DeadlineName.APPEAL, later))
                        .course()
                        .appeal())
                .isEqualTo(AppealStanding.openUntil(later));
        assertThat(after(FOR_MERCHANT, extended(DeadlineName.RESOLUTION, later))
                        .course()
                        .appeal())
                .isEqualTo(AppealStanding.openUntil(UNTIL));
    }

    @Test
    void anAppealThatNobodyMadeLapsesAndTheDecisionIsFinal() {
        CaseState state = after(FOR_MERCHANT, expired(DeadlineName.APPEAL));

        assertThat(state.course().appeal().state()).isEqualTo(AppealState.LAPSED);
        assertThat(state.course().appeal().until()).isEmpty();
        assertThat(state.verdict().map(Verdict::finality)).contains(Finality.FINAL);
        assertThat(state.late()).as("nobody has to appeal").isEmpty();
    }

    @Test
    void anAppealOutlastsTheDeadlineOfAnEarlierDecision() {
        DisputeEvent anew = decidedUntil(Outcome.SPLIT, appeal(2));
        CaseState state = after(FOR_MERCHANT, anew, expired(DeadlineName.APPEAL));

        assertThat(state.course().appeal()).isEqualTo(AppealStanding.openUntil(UNTIL));
        assertThat(state.verdict().map(Verdict::finality)).contains(Finality.PROVISIONAL);
        assertThat(after(FOR_MERCHANT, anew, extended(DeadlineName.APPEAL, UNTIL.plusSeconds(1)))
                        .course()
                        .appeal())
                .isEqualTo(AppealStanding.openUntil(UNTIL));
        assertThat(after(FOR_MERCHANT, anew, expired(DeadlineName.APPEAL.number(2)))
                        .course()
                        .appeal()
                        .state())
                .isEqualTo(AppealState.LAPSED);
    }

    @Test
    void nothingLapsesInALaterRound() {
        CaseState state = after(FOR_MERCHANT, closed(), reopened(2), expired(DeadlineName.APPEAL));

        assertThat(state.course().appeal()).isEqualTo(AppealStanding.NONE);
        assertThat(state.verdict()).isEmpty();
    }

    @Test
    void whatIsAppealedAgainstIsUndecidedAtAHigherStage() {
        CaseState state = after(FOR_MERCHANT, APPEALED);

        assertThat(state.course().appeal())
                .isEqualTo(AppealStanding.pending(Party.CUSTOMER, Optional.of(Outcome.MERCHANT_FAVOUR)));
        assertThat(state.course().decided()).isFalse();
        assertThat(state.stage()).isEqualTo(Stage.PRE_ARBITRATION);
    }

    @Test
    void anAppealTakesAClosedCaseUpAgain() {
        CaseState state = after(FOR_MERCHANT, closed(), APPEALED);

        assertThat(state.closed()).isFalse();
        assertThat(state.closedAt()).isEmpty();
        assertThat(state.phase()).isEqualTo(Phase.UNDER_REVIEW);
        assertThat(state.round()).isEqualTo(1);
    }

    @Test
    void anAppealIsWonByAnotherOutcomeAndLostByTheSame() {
        CaseState won = after(FOR_MERCHANT, APPEALED, decided(Outcome.CUSTOMER_FAVOUR, Finality.FINAL));
        CaseState lost = after(FOR_MERCHANT, APPEALED, decided(Outcome.MERCHANT_FAVOUR, Finality.FINAL));

        assertThat(won.course().appeal().state()).isEqualTo(AppealState.WON);
        assertThat(lost.course().appeal().state()).isEqualTo(AppealState.LOST);
        assertThat(lost.course().appeal().by()).contains(Party.CUSTOMER);
        assertThat(won.course().decided()).isTrue();
    }

    @Test
    void anAppealIsWonAndLostByARulingToo() {
        CaseState won = after(FOR_MERCHANT, APPEALED, ruled(RulingEffect.APPLIED, Outcome.CUSTOMER_FAVOUR));
        CaseState lost = after(FOR_MERCHANT, APPEALED, ruled(RulingEffect.APPLIED, Outcome.MERCHANT_FAVOUR));

        assertThat(won.course().appeal().state()).isEqualTo(AppealState.WON);
        assertThat(lost.course().appeal().state()).isEqualTo(AppealState.LOST);
    }

    @Test
    void aRulingDecidesForGood() {
        CaseState state = after(OUTSIDE, ruled(RulingEffect.APPLIED, Outcome.CUSTOMER_FAVOUR));

        assertThat(state.verdict())
                .contains(new Verdict(Outcome.CUSTOMER_FAVOUR, Basis.EXTERNAL_RULING, Finality.FINAL));
        assertThat(state.phase()).isEqualTo(Phase.UNDER_REVIEW);
        assertThat(state.stage()).isEqualTo(Stage.ARBITRATION);
        assertThat(state.rulings()).extracting(RecordedRuling::effect).containsExactly(RulingEffect.APPLIED);
    }

    @Test
    void aRulingThatReversesFlipsTheOutcomeOfAClosedCase() {
        CaseState state = after(closed(), ruled(RulingEffect.REVERSED, Outcome.MERCHANT_FAVOUR));

        assertThat(state.verdict().map(Verdict::outcome)).contains(Outcome.MERCHANT_FAVOUR);
        assertThat(state.stage()).isEqualTo(Stage.REVERSAL);
        assertThat(state.closed()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = {"DUPLICATE", "LATE"})
    void aRulingThatComesTwiceOrTooLateIsRecordedAndChangesNothingElse(RulingEffect effect) {
        CaseState before = after(OUTSIDE);
        CaseState state = after(OUTSIDE, ruled(effect, Outcome.MERCHANT_FAVOUR));

        assertThat(state.rulings()).extracting(RecordedRuling::effect).containsExactly(effect);
        assertThat(state.course()).isEqualTo(before.course());
        assertThat(state.phase()).isEqualTo(Phase.AWAITING_EXTERNAL);
    }

    @Test
    void goesOnInANewRoundWithPromisesOfItsOwn() {
        DisputeEvent merchantLate =
                new DeadlineExpired(CASE, DeadlineName.INFORMATION, Party.MERCHANT, NOW, Sample.inside("expire"));
        CaseState state = after(
                OUTSIDE,
                responded(Position.CONTEST),
                merchantLate,
                requested(refund(1), cny("1.00")),
                succeeded(refund(1), cny("1.00")),
                closed(),
                reopened(2, later(Sample.resolution(), 2)));

        assertThat(state.round()).isEqualTo(2);
        assertThat(state.stage()).isEqualTo(Stage.INQUIRY);
        assertThat(state.phase()).isEqualTo(Phase.UNDER_REVIEW);
        assertThat(state.verdict()).isEmpty();
        assertThat(state.late()).isEmpty();
        assertThat(state.closedAt()).isEmpty();
        assertThat(state.deadline(DeadlineName.of("RESOLUTION.2"))).isPresent();
        assertThat(state.dealings().responsesIn(2)).isEmpty();
        assertThat(state.refunds()).hasSize(1);
    }

    @Test
    void isOutOfItsRoundsLatestPartiesOnly() {
        CaseState state = after(
                expired(DeadlineName.RESOLUTION),
                closed(),
                reopened(2, later(Sample.resolution(), 2)),
                new DeadlineExpired(CASE, DeadlineName.of("RESOLUTION.2"), Party.MERCHANT, NOW, Sample.inside("e")));

        assertThat(state.late()).containsExactly(Party.MERCHANT);
    }
}
