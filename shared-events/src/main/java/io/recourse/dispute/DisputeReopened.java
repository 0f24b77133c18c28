package io.recourse.dispute;

import io.recourse.actor.Act;
import io.recourse.deadline.Deadline;
import io.recourse.personal.Personal;
import java.util.List;
import org.axonframework.serialization.Revision;

/** A closed case goes on, in a new round with promises of its own. */
@Revision("1")
public record DisputeReopened(
        CaseId caseId, int round, Stage stage, Personal<String> reason, List<Deadline> deadlines, Act act)
        implements DisputeEvent {
    public DisputeReopened {
        deadlines = List.copyOf(deadlines);
    }

    @Override
    public List<Deadline> promises() {
        return deadlines;
    }
}
