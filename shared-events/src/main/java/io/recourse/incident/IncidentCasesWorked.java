package io.recourse.incident;

import io.recourse.actor.Act;
import java.util.List;
import org.axonframework.serialization.Revision;

/** What became of some of the cases in a run. */
@Revision("1")
public record IncidentCasesWorked(IncidentId incidentId, int run, List<CaseResult> results, Act act)
        implements IncidentEvent {
    public IncidentCasesWorked {
        results = List.copyOf(results);
    }
}
