package io.recourse.dispute;

import static io.recourse.dispute.Fold.after;
import static io.recourse.sample.Sample.CASE;
import static io.recourse.sample.Sample.NOW;
import static io.recourse.sample.Sample.act;
import static io.recourse.sample.SampleCourse.extended;
import static io.recourse.sample.SampleCourse.paused;
import static io.recourse.sample.SampleCourse.resumed;
import static io.recourse.sample.SampleRules.INVESTIGATION;
import static io.recourse.sample.SampleRules.began;
import static io.recourse.sample.SampleRules.investigation;
import static io.recourse.sample.SampleRules.resumed;
import static io.recourse.sample.SampleRules.suspended;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.deadline.DeadlineName;
import io.recourse.deadline.Hold;
import io.recourse.deadline.PinnedDeadline;
import io.recourse.deadline.Trigger;
import io.recourse.sample.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Deadlines that begin on the way, and stand still while somebody is waited for. */
class SuspensionTest {

    private static final DisputeEvent BEGAN = began(Trigger.ESCALATED, investigation());
    private static final Instant DUE = investigation().dueAt();
    private static final Instant LATER = DUE.plus(Duration.ofDays(3));
    private static final Instant LATER_STILL = DUE.plus(Duration.ofDays(4));

    @Test
    void deadlineThatBeganRuns() {
        CaseState state = after(BEGAN);

        assertThat(pinned(state)).isEqualTo(PinnedDeadline.pending(investigation()));
        assertThat(state.deadlines())
                .extracting(PinnedDeadline::name)
                .containsExactly(DeadlineName.FIRST_RESPONSE, DeadlineName.RESOLUTION, INVESTIGATION);
    }

    @Test
    void onlyTheNamedStandStillAndTheClockIsNotPaused() {
        CaseState state = after(BEGAN, suspended(Party.CUSTOMER, INVESTIGATION));

        assertThat(pinned(state).holds()).containsExactly(Hold.CUSTOMER_AWAITED);
        assertThat(pinned(state).heldSince()).contains(NOW);
        assertThat(pinned(state).running()).isFalse();
        assertThat(pinned(state).inTime(LATER)).isTrue();
        assertThat(state.pausedAt()).isEmpty();
        assertThat(state.deadline(DeadlineName.RESOLUTION)).contains(PinnedDeadline.pending(Sample.resolution()));
    }

    @Test
    void runsAgainLaterByAsLongAsItStood() {
        CaseState state =
                after(BEGAN, suspended(Party.CUSTOMER, INVESTIGATION), resumed(Party.CUSTOMER, INVESTIGATION, LATER));

        assertThat(pinned(state).running()).isTrue();
        assertThat(pinned(state).deadline().dueAt()).isEqualTo(LATER);
        assertThat(pinned(state).stood()).isEqualTo(Duration.ofDays(3));
        assertThat(pinned(state).holds()).isEmpty();
        assertThat(pinned(state).heldSince()).isEmpty();
    }

    @Test
    void clockThatGoesOnLeavesWhatIsWaitedForStandingStill() {
        CaseState state = after(
                BEGAN,
                paused(DeadlineName.RESOLUTION, INVESTIGATION),
                suspended(Party.CUSTOMER, INVESTIGATION),
                resumed(DeadlineName.RESOLUTION, Sample.resolution().dueAt()));

        assertThat(state.pausedAt()).isEmpty();
        assertThat(state.deadline(DeadlineName.RESOLUTION).orElseThrow().running())
                .isTrue();
        assertThat(pinned(state).state()).isEqualTo(PinnedDeadline.State.PAUSED);
        assertThat(pinned(state).holds()).containsExactly(Hold.CUSTOMER_AWAITED);
        assertThat(pinned(state).heldSince()).contains(NOW);
        assertThat(pinned(state).deadline().dueAt()).isEqualTo(DUE);
    }

    @Test
    void answerLeavesWhatTheClockHoldsStandingStill() {
        DisputeEvent answered = new DeadlinesResumed(CASE, Party.CUSTOMER, List.of(), act("answer"));
        CaseState state = after(BEGAN, suspended(Party.CUSTOMER, INVESTIGATION), paused(INVESTIGATION), answered);

        assertThat(state.pausedAt()).contains(NOW);
        assertThat(pinned(state).state()).isEqualTo(PinnedDeadline.State.PAUSED);
        assertThat(pinned(state).holds()).containsExactly(Hold.CLOCK);

        CaseState running = CaseState.evolve(Optional.of(state), resumed(INVESTIGATION, LATER), 5, NOW);
        assertThat(pinned(running).running()).isTrue();
        assertThat(pinned(running).stood()).isEqualTo(Duration.ofDays(3));
    }

    @Test
    void eachStandstillAddsUpAndAnExtensionIsNone() {
        CaseState state = after(
                BEGAN,
                suspended(Party.CUSTOMER, INVESTIGATION),
                resumed(Party.CUSTOMER, INVESTIGATION, LATER),
                extended(INVESTIGATION, LATER.plus(Duration.ofDays(10))),
                paused(INVESTIGATION),
                resumed(INVESTIGATION, LATER_STILL.plus(Duration.ofDays(10))));

        assertThat(pinned(state).stood()).isEqualTo(Duration.ofDays(4));
        assertThat(pinned(state).extended()).isTrue();
        assertThat(pinned(state).deadline().dueAt()).isEqualTo(LATER_STILL.plus(Duration.ofDays(10)));
    }

    @Test
    void isMetWhileItStandsStill() {
        CaseState state = after(
                BEGAN, suspended(Party.CUSTOMER, INVESTIGATION), new DeadlineMet(CASE, INVESTIGATION, act("decide")));

        assertThat(pinned(state).state()).isEqualTo(PinnedDeadline.State.MET);
        assertThat(pinned(state).holds()).isEmpty();
    }

    private static PinnedDeadline pinned(CaseState state) {
        return state.deadline(INVESTIGATION).orElseThrow();
    }
}
