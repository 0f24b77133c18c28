package io.recourse.incident;

import io.recourse.actor.Act;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Tells an incident that a run has tried every case. */
public record EndResolution(@TargetAggregateIdentifier IncidentId incidentId, int run, Act act)
        implements IncidentCommand {}
