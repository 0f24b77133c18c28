package io.recourse.command.dispute;

import static io.recourse.sample.Sample.CASE;
import static io.recourse.sample.Sample.NOW;
import static io.recourse.sample.Sample.act;
import static io.recourse.sample.Sample.cny;
import static io.recourse.sample.Sample.words;
import static io.recourse.sample.SampleCourse.appeal;
import static io.recourse.sample.SampleCourse.decidedUntil;
import static io.recourse.sample.SampleCourse.extended;
import static io.recourse.sample.SampleCourse.paused;
import static io.recourse.sample.SampleCourse.resumed;
import static io.recourse.sample.SampleDealings.asked;
import static io.recourse.sample.SampleEvents.contacted;
import static io.recourse.sample.SampleEvents.expired;
import static io.recourse.sample.SampleEvents.opened;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.actor.Act;
import io.recourse.actor.Channel;
import io.recourse.actor.CommandId;
import io.recourse.actor.Role;
import io.recourse.deadline.Deadline;
import io.recourse.deadline.DeadlineName;
import io.recourse.deadline.PinnedDeadline;
import io.recourse.dispute.Basis;
import io.recourse.dispute.ClockPaused;
import io.recourse.dispute.ClockResumed;
import io.recourse.dispute.Close;
import io.recourse.dispute.DeadlineApproaching;
import io.recourse.dispute.DeadlineExtended;
import io.recourse.dispute.DeadlineMet;
import io.recourse.dispute.DisputeOpened;
import io.recourse.dispute.ExpireDeadline;
import io.recourse.dispute.ExtendDeadline;
import io.recourse.dispute.InformationRequested;
import io.recourse.dispute.Outcome;
import io.recourse.dispute.Party;
import io.recourse.dispute.PauseClock;
import io.recourse.dispute.RemindDeadline;
import io.recourse.dispute.ResumeClock;
import io.recourse.dispute.ResumedDeadline;
import io.recourse.information.Item;
import io.recourse.rejection.Rejection;
import io.recourse.rejection.Rule;
import io.recourse.sample.Sample;
import io.recourse.work.Queue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

/** Deadlines that are put off, by 15 days at most, stand still and run again. The resolution is due in 60 days. */
class ClockTest {

    private static final DisputeOpened OPENED =
            opened(Sample.complaint(), cny("88.00"), Sample.terms(), Queue.FRONT_DESK);
    private static final Deadline LAST = Sample.resolution();
    private static final Instant LIMIT = LAST.dueAt().plus(Duration.ofDays(15));
    private static final Act SENIOR = act("extend", Role.SUPERVISOR);

    private final FixtureConfiguration<DisputeCase> fixture = CaseFixture.with();

    @Test
    void aPartyIsRemindedOnTheLastDay() {
        InformationRequested asked = asked(1, Party.CUSTOMER, Item.PLACE);
        Deadline due = asked.deadline();
        Instant near = due.dueAt().minus(Duration.ofDays(1));
        CaseFixture.at(near)
                .given(OPENED, asked)
                .when(remind(due, near))
                .expectEvents(new DeadlineApproaching(
                        CASE, due.name(), Party.CUSTOMER, due.dueAt(), Optional.empty(), by(near)));
        CaseFixture.at(near.minusNanos(1_000))
                .given(OPENED, asked)
                .when(remind(due, near.minusNanos(1_000)))
                .expectNoEvents();
        CaseFixture.at(due.dueAt())
                .given(OPENED, asked)
                .when(remind(due, due.dueAt()))
                .expectNoEvents();
        CaseFixture.at(near)
                .given(OPENED, asked, extended(due.name(), due.dueAt().plus(Duration.ofDays(2))))
                .when(remind(due, near))
                .expectNoEvents();
        CaseFixture.at(near)
                .given(OPENED, asked, paused(due.name()))
                .when(remind(due, near))
                .expectNoEvents();
    }

    @Test
    void theOperatorWhoSeesEveryCaseIsNotReminded() {
        Instant near = LAST.dueAt().minus(Duration.ofDays(1));
        CaseFixture.at(near).given(OPENED).when(remind(LAST, near)).expectNoEvents();
    }

    private static RemindDeadline remind(Deadline deadline, Instant at) {
        return new RemindDeadline(CASE, deadline.name(), by(at));
    }

    private static Act by(Instant at) {
        return Act.bySystem("deadlines", at, "remind");
    }

    @Test
    void isPutOffAsFarAsTheTermsAllow() {
        fixture.given(OPENED)
                .when(extend(LIMIT))
                .expectEvents(
                        new DeadlineExtended(CASE, LAST.name(), LIMIT, Optional.empty(), words("laboratory"), SENIOR))
                .expectState(CaseFixture.satisfies(state -> assertThat(state.deadline(LAST.name()))
                        .map(d -> d.deadline().dueAt())
                        .contains(LIMIT)));
        CaseFixture.refused(
                fixture.given(OPENED),
                extend(LIMIT.plusNanos(1_000)),
                Rejection.of(Rule.EXTENSION_TOO_LONG, "until", LIMIT));
    }

    @Test
    void isPutOffAndNeverBroughtForward() {
        CaseFixture.refused(fixture.given(OPENED), extend(LAST.dueAt()), Rejection.of(Rule.DEADLINE_NOT_LATER));
        CaseFixture.refused(
                fixture.given(OPENED), extend(LAST.dueAt().minusSeconds(1)), Rejection.of(Rule.DEADLINE_NOT_LATER));
        CaseFixture.refused(CaseFixture.at(LIMIT).given(OPENED), extend(LIMIT), Rejection.of(Rule.DEADLINE_NOT_LATER));
    }

    @Test
    void whatEndedIsNotPutOff() {
        CaseFixture.refused(fixture.given(OPENED, expired(LAST.name())), extend(LIMIT), Rule.DEADLINE_NOT_PENDING);
        CaseFixture.refused(
                fixture.given(OPENED, new DeadlineMet(CASE, LAST.name(), act("met"))),
                extend(LIMIT),
                Rule.DEADLINE_NOT_PENDING);
        CaseFixture.refused(
                fixture.given(OPENED),
                new ExtendDeadline(CASE, DeadlineName.of("OTHER"), LIMIT, words("x"), SENIOR),
                Rule.DEADLINE_NOT_PENDING);
    }

    @Test
    void anAppealThatIsPutOffStaysOpenLonger() {
        Deadline appeal = appeal(1);
        Instant until = appeal.dueAt().plus(Duration.ofDays(2));
        fixture.given(OPENED, decidedUntil(Outcome.SPLIT, appeal))
                .when(new ExtendDeadline(CASE, DeadlineName.APPEAL, until, words("x"), SENIOR))
                .expectState(CaseFixture.satisfies(
                        state -> assertThat(state.course().appeal().until()).contains(until)));
    }

    @Test
    void wakingAtTheOldInstantIsTooEarly() {
        CaseFixture.at(LAST.dueAt())
                .given(OPENED, extended(LAST.name(), LIMIT))
                .when(expire(LAST.dueAt()))
                .expectNoEvents()
                .expectException(DeadlineNotDue.class);
    }

    @Test
    void pausingStopsWhatThePolicyLetsStandStill() {
        fixture.given(OPENED, contacted(), asked(1, Party.CUSTOMER, Item.PLACE))
                .when(new PauseClock(CASE, words("travelling"), act("pause")))
                .expectEvents(new ClockPaused(
                        CASE, List.of(LAST.name(), DeadlineName.INFORMATION), words("travelling"), act("pause")));
    }

    @Test
    void nothingThatStandsStillExpires() {
        CaseFixture.at(LIMIT)
                .given(OPENED, paused(LAST.name()))
                .when(expire(LIMIT))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void pausesOnceAndOnlyWhatRuns() {
        PauseClock pause = new PauseClock(CASE, words("travelling"), act("again"));
        CaseFixture.refused(fixture.given(OPENED, paused(LAST.name())), pause, Rule.CLOCK_NOT_RUNNING);
        CaseFixture.refused(fixture.given(OPENED, expired(LAST.name())), pause, Rule.CLOCK_NOT_RUNNING);
    }

    @Test
    void whatStoodStillIsPutOffByAsLongAsItStood() {
        Instant later = NOW.plus(Duration.ofDays(90));
        Act resume = new Act(act("resume").actor(), Channel.PHONE, later, CommandId.of("resume"));
        Instant due = LAST.dueAt().plus(Duration.ofDays(90));
        CaseFixture.at(later)
                .given(OPENED, paused(LAST.name()))
                .when(new ResumeClock(CASE, resume))
                .expectEvents(new ClockResumed(
                        CASE, List.of(new ResumedDeadline(LAST.name(), due, Optional.empty())), resume));
    }

    @Test
    void whatEndedMeanwhileDoesNotRunAgain() {
        fixture.given(OPENED, paused(LAST.name()), new DeadlineMet(CASE, LAST.name(), act("met")))
                .when(new ResumeClock(CASE, act("resume")))
                .expectEvents(new ClockResumed(CASE, List.of(), act("resume")));
    }

    @Test
    void expiresAtTheInstantToWhichItWasResumed() {
        Instant due = LAST.dueAt().plus(Duration.ofDays(90));
        CaseFixture.at(due.minusNanos(1_000))
                .given(OPENED, paused(LAST.name()), resumed(LAST.name(), due))
                .when(expire(LAST.dueAt()))
                .expectException(DeadlineNotDue.class);
        CaseFixture.at(due)
                .given(OPENED, paused(LAST.name()), resumed(LAST.name(), due))
                .when(expire(due))
                .expectSuccessfulHandlerExecution()
                .expectState(
                        CaseFixture.satisfies(state -> assertThat(state.late()).containsExactly(Party.OPERATOR)));
    }

    @Test
    void resumesOnlyWhatIsPaused() {
        ResumeClock resume = new ResumeClock(CASE, act("resume"));
        CaseFixture.refused(fixture.given(OPENED), resume, Rule.CLOCK_NOT_PAUSED);
        CaseFixture.refused(
                fixture.given(OPENED, paused(LAST.name()), resumed(LAST.name(), LAST.dueAt())),
                new ResumeClock(CASE, act("again")),
                Rule.CLOCK_NOT_PAUSED);
    }

    @Test
    void closingMeetsWhatStandsStillHoweverLate() {
        Act late = new Act(act("close").actor(), Channel.PHONE, LIMIT, CommandId.of("close"));
        CaseFixture.at(LIMIT)
                .given(OPENED, contacted(), new DeadlineMet(CASE, DeadlineName.FIRST_RESPONSE, act("contact")))
                .andGiven(paused(LAST.name()))
                .when(new Close(
                        CASE,
                        Optional.of(Outcome.NO_FAULT),
                        Optional.of(Basis.POLICY),
                        Optional.empty(),
                        Optional.empty(),
                        late))
                .expectState(CaseFixture.satisfies(state -> {
                    assertThat(state.deadline(LAST.name()).orElseThrow().state())
                            .isEqualTo(PinnedDeadline.State.MET);
                    assertThat(state.pausedAt()).isEmpty();
                }));
    }

    private static ExtendDeadline extend(Instant dueAt) {
        return new ExtendDeadline(CASE, LAST.name(), dueAt, words("laboratory"), SENIOR);
    }

    private static ExpireDeadline expire(Instant at) {
        return new ExpireDeadline(CASE, LAST.name(), Act.bySystem("deadlines", at, "expire-again"));
    }
}
