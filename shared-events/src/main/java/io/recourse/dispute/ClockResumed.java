package io.recourse.dispute;

import io.recourse.actor.Act;
import java.util.List;
import org.axonframework.serialization.Revision;

/** Deadlines run again, with what was left of them. */
@Revision("1")
public record ClockResumed(CaseId caseId, List<ResumedDeadline> deadlines, Act act) implements DisputeEvent {
    public ClockResumed {
        deadlines = List.copyOf(deadlines);
    }
}
