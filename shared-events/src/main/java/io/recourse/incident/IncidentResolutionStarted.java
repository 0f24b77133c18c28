package io.recourse.incident;

import io.recourse.actor.Act;
import org.axonframework.serialization.Revision;

/** A supervisor had all cases of the incident ended in one way.
 *
 * @param run 1 for the first time, and so on
 */
@Revision("1")
public record IncidentResolutionStarted(IncidentId incidentId, int run, Resolution resolution, Act act)
        implements IncidentEvent {}
