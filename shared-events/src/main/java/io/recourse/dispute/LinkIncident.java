package io.recourse.dispute;

import io.recourse.actor.Act;
import io.recourse.incident.IncidentId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Links the case to an incident that explains it. */
public record LinkIncident(@TargetAggregateIdentifier CaseId caseId, IncidentId incidentId, Act act)
        implements DisputeCommand {
    @Override
    public Action action() {
        return Action.LINK_INCIDENT;
    }
}
