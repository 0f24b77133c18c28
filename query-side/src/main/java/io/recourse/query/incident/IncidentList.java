package io.recourse.query.incident;

import io.recourse.incident.IncidentSummary;
import io.recourse.query.list.Position;
import java.util.List;
import java.util.Optional;

/** @param next where the list goes on, or empty at the end */
record IncidentList(List<IncidentSummary> items, Optional<Position> next) {}
