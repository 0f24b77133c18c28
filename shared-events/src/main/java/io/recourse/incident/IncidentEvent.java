package io.recourse.incident;

import io.recourse.actor.Act;

/** Everything that can happen to an incident. */
public sealed interface IncidentEvent
        permits IncidentDeclared,
                IncidentCaseAdded,
                IncidentResolutionStarted,
                IncidentCasesWorked,
                IncidentResolutionEnded {

    IncidentId incidentId();

    Act act();
}
