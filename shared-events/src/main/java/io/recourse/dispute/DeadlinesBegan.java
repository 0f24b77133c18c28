package io.recourse.dispute;

import io.recourse.actor.Act;
import io.recourse.deadline.Deadline;
import io.recourse.deadline.Trigger;
import java.util.List;
import org.axonframework.serialization.Revision;

/** Something happened that deadlines count from. */
@Revision("1")
public record DeadlinesBegan(CaseId caseId, Trigger trigger, List<Deadline> deadlines, Act act)
        implements DisputeEvent {
    public DeadlinesBegan {
        deadlines = List.copyOf(deadlines);
    }

    @Override
    public List<Deadline> promises() {
        return deadlines;
    }
}
