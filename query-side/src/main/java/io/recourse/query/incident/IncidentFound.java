package io.recourse.query.incident;

import io.recourse.incident.IncidentView;
import java.util.Optional;

/** An incident as it is now, or empty when there is none with that id. */
record IncidentFound(Optional<IncidentView> view) {}
