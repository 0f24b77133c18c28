package io.recourse.incident;

import io.recourse.actor.Act;
import io.recourse.dispute.CaseId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Tells an incident of a case that was linked to it. */
public record AddIncidentCase(@TargetAggregateIdentifier IncidentId incidentId, CaseId caseId, Act act)
        implements IncidentCommand {}
