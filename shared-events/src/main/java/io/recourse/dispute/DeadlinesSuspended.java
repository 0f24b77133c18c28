package io.recourse.dispute;

import io.recourse.actor.Act;
import io.recourse.deadline.DeadlineName;
import java.util.List;
import org.axonframework.serialization.Revision;

/** A party is waited for, and the deadlines named stand still as long. */
@Revision("1")
public record DeadlinesSuspended(CaseId caseId, Party awaited, List<DeadlineName> names, Act act)
        implements DisputeEvent {
    public DeadlinesSuspended {
        names = List.copyOf(names);
    }
}
