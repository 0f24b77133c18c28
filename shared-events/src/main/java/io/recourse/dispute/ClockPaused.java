package io.recourse.dispute;

import io.recourse.actor.Act;
import io.recourse.deadline.DeadlineName;
import io.recourse.personal.Personal;
import java.util.List;
import org.axonframework.serialization.Revision;

/** The deadlines named stand still. */
@Revision("1")
public record ClockPaused(CaseId caseId, List<DeadlineName> names, Personal<String> reason, Act act)
        implements DisputeEvent {
    public ClockPaused {
        names = List.copyOf(names);
    }
}
