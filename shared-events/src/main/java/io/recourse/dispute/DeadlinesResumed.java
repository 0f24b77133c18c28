package io.recourse.dispute;

import io.recourse.actor.Act;
import java.util.List;
import org.axonframework.serialization.Revision;

/** A party is no longer waited for. What stood still for that alone runs again, with what was left of it. */
@Revision("1")
public record DeadlinesResumed(CaseId caseId, Party awaited, List<ResumedDeadline> deadlines, Act act)
        implements DisputeEvent {
    public DeadlinesResumed {
        deadlines = List.copyOf(deadlines);
    }
}
