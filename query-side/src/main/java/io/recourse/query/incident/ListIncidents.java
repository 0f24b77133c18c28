package io.recourse.query.incident;

import io.recourse.query.list.Position;
import java.util.Optional;

/** Asks for a part of the list of incidents; answered with {@link IncidentList}. */
record ListIncidents(int limit, Optional<Position> after) {}
