package io.recourse.dispute;

import io.recourse.actor.Act;
import io.recourse.incident.IncidentId;
import org.axonframework.serialization.Revision;

/** The case is one of many that a common cause explains. */
@Revision("1")
public record IncidentLinked(CaseId caseId, IncidentId incidentId, Act act) implements DisputeEvent {}
