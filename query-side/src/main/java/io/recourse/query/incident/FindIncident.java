package io.recourse.query.incident;

import io.recourse.incident.IncidentId;

/** Asks for one incident; answered with {@link IncidentFound}. */
record FindIncident(IncidentId incidentId) {}
