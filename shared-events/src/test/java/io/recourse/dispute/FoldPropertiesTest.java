package io.recourse.dispute;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.actor.Actor;
import io.recourse.actor.Role;
import io.recourse.refund.CaseRefund;
import io.recourse.testing.CaseEvents;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** What holds for every case, in whatever order its events may have been recorded. */
class FoldPropertiesTest {

    private static final List<DisputeEvent> EVENTS = CaseEvents.everything(1).events();

    @Property(tries = 300)
    void holdsAfterEveryEvent(@ForAll("later") @Size(max = 60) List<DisputeEvent> later) {
        CaseState state = CaseState.evolve(Optional.empty(), EVENTS.getFirst(), 0, CaseEvents.START);
        for (DisputeEvent event : later) {
            state = CaseState.evolve(
                    Optional.of(state),
                    event,
                    state.version() + 1,
                    state.updatedAt().plusSeconds(1));
            assertPhaseFollows(state);
            assertCourseIsWhole(state);
            assertAxesFollow(state);
        }
        assertThat(state.version()).isEqualTo(later.size());
    }

    private static void assertPhaseFollows(CaseState state) {
        boolean moving = state.refunds().stream().anyMatch(CaseRefund::inFlight);
        assertThat(state.phase() == Phase.CLOSED).isEqualTo(state.closed());
        assertThat(state.phase() == Phase.EXECUTING).isEqualTo(moving && !state.closed());
        assertThat(state.closedAt().isPresent()).isEqualTo(state.closed());
    }

    private static void assertCourseIsWhole(CaseState state) {
        AppealStanding appeal = state.course().appeal();
        assertThat(appeal.until().isPresent()).isEqualTo(appeal.state() == AppealState.OPEN);
        assertThat(state.late()).doesNotHaveDuplicates().isSorted();
        if (state.course().decided()) {
            assertThat(state.verdict()).isPresent();
        }
    }

    private static void assertAxesFollow(CaseState state) {
        Axes axes = Axes.of(state);
        assertThat(axes.status() == CaseStatus.CLOSED).isEqualTo(state.closed());
        assertThat(axes.waitingFor()).doesNotHaveDuplicates().isSorted();
        if (state.closed()) {
            assertThat(axes.waitingFor()).isEmpty();
        }
        assertThat(Lifecycle.allowed(state, new Actor("s", Role.SUPERVISOR), state.updatedAt()))
                .allMatch(action -> Lifecycle.row(action).phases().contains(state.phase()));
    }

    @Provide
    Arbitrary<List<DisputeEvent>> later() {
        return Arbitraries.of(EVENTS.subList(1, EVENTS.size())).list();
    }
}
