package io.recourse.incident;

import io.recourse.actor.Act;
import org.axonframework.serialization.Revision;

/** Every case of the incident was tried in this run. */
@Revision("1")
public record IncidentResolutionEnded(IncidentId incidentId, int run, Act act) implements IncidentEvent {}
