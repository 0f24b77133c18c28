package io.recourse.dispute;

import static io.recourse.dispute.Fold.after;
import static io.recourse.sample.Sample.CASE;
import static io.recourse.sample.Sample.NOW;
import static io.recourse.sample.Sample.act;
import static io.recourse.sample.SampleCourse.appeal;
import static io.recourse.sample.SampleCourse.decidedUntil;
import static io.recourse.sample.SampleCourse.paused;
import static io.recourse.sample.SampleCourse.resumed;
import static io.recourse.sample.SampleRules.CORRECTION;
import static io.recourse.sample.SampleRules.POLICY;
import static io.recourse.sample.SampleRules.changed;
import static io.recourse.sample.SampleRules.correction;
import static io.recourse.sample.SampleRules.investigation;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.deadline.Deadline;
import io.recourse.deadline.DeadlineName;
import io.recourse.deadline.Hold;
import io.recourse.deadline.PinnedDeadline;
import io.recourse.deadline.PolicyRef;
import io.recourse.sample.Sample;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A case that is moved to other policies. */
class PolicyChangeTest {

    private static final Deadline SOONER = investigation().named(DeadlineName.RESOLUTION);

    @Test
    void isUnderTheNewPoliciesAndTheirTerms() {
        CaseState state = after(changed(List.of(), List.of()));

        assertThat(Fold.OPENED.policies()).isEqualTo(List.of(new PolicyRef("complaint-portal-15-60", 1)));
        assertThat(state.policies()).containsExactly(POLICY);
        assertThat(state.terms()).isEqualTo(Sample.terms());
        assertThat(state.phase()).isEqualTo(Phase.NEW);
    }

    @Test
    void movesDropsAndBegins() {
        CaseState state = after(changed(List.of(SOONER), List.of(correction()), DeadlineName.FIRST_RESPONSE));

        assertThat(state.deadline(DeadlineName.RESOLUTION)).contains(PinnedDeadline.pending(SOONER));
        assertThat(state.deadline(CORRECTION)).contains(PinnedDeadline.pending(correction()));
        PinnedDeadline dropped = state.deadline(DeadlineName.FIRST_RESPONSE).orElseThrow();
        assertThat(dropped.state()).isEqualTo(PinnedDeadline.State.DROPPED);
        assertThat(dropped.endedAt()).contains(NOW);
        assertThat(dropped.pending()).isFalse();
        assertThat(state.late()).isEmpty();
    }

    @Test
    void whatWasMetStaysMet() {
        DisputeEvent met = new DeadlineMet(CASE, DeadlineName.FIRST_RESPONSE, act("contact"));
        CaseState state = after(met, changed(List.of(SOONER), List.of()));

        assertThat(state.deadline(DeadlineName.FIRST_RESPONSE).orElseThrow().state())
                .isEqualTo(PinnedDeadline.State.MET);
    }

    @Test
    void whatStandsStillGoesOnStandingStillAndKeepsWhatItStood() {
        CaseState state = after(
                paused(DeadlineName.RESOLUTION),
                resumed(DeadlineName.RESOLUTION, Sample.resolution().dueAt().plus(Duration.ofDays(2))),
                paused(DeadlineName.RESOLUTION),
                changed(List.of(SOONER), List.of()));

        PinnedDeadline moved = state.deadline(DeadlineName.RESOLUTION).orElseThrow();
        assertThat(moved.state()).isEqualTo(PinnedDeadline.State.PAUSED);
        assertThat(moved.holds()).containsExactly(Hold.CLOCK);
        assertThat(moved.stood()).isEqualTo(Duration.ofDays(2));
        assertThat(moved.deadline()).isEqualTo(SOONER);
        assertThat(state.pausedAt()).contains(NOW);
    }

    @Test
    void promisesAmongThePartiesStay() {
        CaseState before = after(decidedUntil(Outcome.MERCHANT_FAVOUR, appeal(1)));
        CaseState state = after(decidedUntil(Outcome.MERCHANT_FAVOUR, appeal(1)), changed(List.of(SOONER), List.of()));

        assertThat(state.course()).isEqualTo(before.course());
        assertThat(state.deadline(DeadlineName.APPEAL)).contains(PinnedDeadline.pending(appeal(1)));
    }
}
