package io.recourse.query.incident;

import io.recourse.incident.IncidentId;
import io.recourse.incident.IncidentState;
import java.time.Instant;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/** A row of {@code query.incident}. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record IncidentRow(IncidentId incidentId, long version, IncidentState doc, Instant startedAt) {

    static IncidentRow of(IncidentState state) {
        return new IncidentRow(state.id(), state.version(), state, state.startedAt());
    }
}
