package io.recourse.incident;

import io.recourse.actor.Act;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Tells an incident what a run did to some of its cases. */
public record RecordCaseResults(
        @TargetAggregateIdentifier IncidentId incidentId, int run, List<CaseResult> results, Act act)
        implements IncidentCommand {
    public RecordCaseResults {
        results = List.copyOf(results);
    }
}
