package io.recourse.dispute;

import static io.recourse.dispute.Fold.after;
import static io.recourse.sample.Sample.CASE;
import static io.recourse.sample.Sample.NOW;
import static io.recourse.sample.Sample.act;
import static io.recourse.sample.SampleCourse.extended;
import static io.recourse.sample.SampleCourse.paused;
import static io.recourse.sample.SampleCourse.resumed;
import static io.recourse.sample.SampleEvents.closed;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.deadline.DeadlineName;
import io.recourse.deadline.Hold;
import io.recourse.deadline.PinnedDeadline;
import io.recourse.sample.Sample;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Deadlines that are put off, stand still and run again. */
class ClockTest {

    private static final Instant DUE = Sample.resolution().dueAt();
    private static final Instant LATER = DUE.plus(Duration.ofDays(5));
    private static final DisputeEvent PAUSED = paused(DeadlineName.RESOLUTION);

    @Test
    void extensionPutsOneDeadlineOff() {
        CaseState state = after(extended(DeadlineName.RESOLUTION, LATER));

        assertThat(resolution(state))
                .isEqualTo(PinnedDeadline.pending(Sample.resolution()).extendedTo(LATER));
        assertThat(resolution(state).deadline().dueAt()).isEqualTo(LATER);
        assertThat(resolution(state).extended()).isTrue();
        assertThat(state.deadline(DeadlineName.FIRST_RESPONSE))
                .contains(PinnedDeadline.pending(Sample.firstResponse()));
    }

    @Test
    void onlyTheNamedDeadlinesStandStill() {
        CaseState state = after(PAUSED);

        assertThat(state.pausedAt()).contains(NOW);
        assertThat(resolution(state).state()).isEqualTo(PinnedDeadline.State.PAUSED);
        assertThat(resolution(state).pending()).isTrue();
        assertThat(resolution(state).running()).isFalse();
        assertThat(resolution(state).inTime(DUE)).isTrue();
        assertThat(state.deadline(DeadlineName.FIRST_RESPONSE).orElseThrow().running())
                .isTrue();
    }

    @Test
    void deadlineThatStandsStillIsPutOffAndStaysStill() {
        CaseState state = after(PAUSED, extended(DeadlineName.RESOLUTION, LATER));

        assertThat(resolution(state))
                .isEqualTo(PinnedDeadline.pending(Sample.resolution())
                        .held(Hold.CLOCK, NOW)
                        .extendedTo(LATER));
        assertThat(resolution(state).state()).isEqualTo(PinnedDeadline.State.PAUSED);
    }

    @Test
    void runsAgainUntilItsNewInstant() {
        CaseState state = after(PAUSED, resumed(DeadlineName.RESOLUTION, LATER));

        assertThat(state.pausedAt()).isEmpty();
        assertThat(resolution(state))
                .isEqualTo(PinnedDeadline.pending(Sample.resolution())
                        .held(Hold.CLOCK, NOW)
                        .runningUntil(LATER));
        assertThat(resolution(state).deadline().dueAt()).isEqualTo(LATER);
        assertThat(resolution(state).stood()).isEqualTo(Duration.ofDays(5));
        assertThat(resolution(state).running()).isTrue();
    }

    @Test
    void isMetWhileItStandsStill() {
        CaseState state = after(PAUSED, new DeadlineMet(CASE, DeadlineName.RESOLUTION, act("close")));

        assertThat(resolution(state).state()).isEqualTo(PinnedDeadline.State.MET);
    }

    @Test
    void aClosedCaseHasNoClockThatStandsStill() {
        assertThat(after(PAUSED, closed()).pausedAt()).isEmpty();
    }

    private static PinnedDeadline resolution(CaseState state) {
        return state.deadline(DeadlineName.RESOLUTION).orElseThrow();
    }
}
