package io.recourse.command.dispute;

import io.recourse.actor.Act;
import io.recourse.deadline.DeadlineName;
import io.recourse.deadline.PinnedDeadline;
import io.recourse.dispute.CaseState;
import io.recourse.dispute.DeadlineMet;
import io.recourse.dispute.DisputeEvent;
import java.time.Instant;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Deadlines that something meets by what they are about. One whose instant has passed is left to expire. */
final class Met {

    private Met() {}

    static Stream<DisputeEvent> named(DeadlineName name, CaseState state, Instant now, Act act) {
        return those(d -> d.name().equals(name) && d.inTime(now), state, act);
    }

    /** What is decided anew is no longer open to the appeal that was. */
    static Stream<DisputeEvent> appealWindow(CaseState state, Instant now, Act act) {
        return those(d -> d.name().kind().equals(DeadlineName.APPEAL) && d.inTime(now), state, act);
    }

    private static Stream<DisputeEvent> those(Predicate<PinnedDeadline> met, CaseState state, Act act) {
        return state.deadlines().stream().filter(met).map(d -> new DeadlineMet(state.id(), d.name(), act));
    }
}
