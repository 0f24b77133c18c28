package io.recourse.incident;

import io.recourse.actor.Act;
import io.recourse.dispute.CaseId;
import org.axonframework.serialization.Revision;

/** The incident knows of a case that was linked to it. */
@Revision("1")
public record IncidentCaseAdded(IncidentId incidentId, CaseId caseId, Act act) implements IncidentEvent {}
