package io.recourse.incident;

import io.recourse.actor.Act;

/** What can be asked of an incident. */
public sealed interface IncidentCommand
        permits DeclareIncident, AddIncidentCase, ResolveIncident, RecordCaseResults, EndResolution {

    IncidentId incidentId();

    Act act();
}
