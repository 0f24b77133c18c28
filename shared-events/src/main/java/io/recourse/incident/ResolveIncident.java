package io.recourse.incident;

import io.recourse.actor.Act;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Ends all open cases of an incident in one way. */
public record ResolveIncident(@TargetAggregateIdentifier IncidentId incidentId, Resolution resolution, Act act)
        implements IncidentCommand {}
