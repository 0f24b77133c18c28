package io.recourse.incident;

import java.time.Instant;

/** An incident as a list shows it. */
public record IncidentSummary(
        IncidentId incidentId, IncidentStatus status, String title, Instant startedAt, IncidentProgress progress) {

    public static IncidentSummary of(IncidentState state) {
        return new IncidentSummary(
                state.id(), state.status(), state.title(), state.startedAt(), IncidentProgress.of(state));
    }
}
