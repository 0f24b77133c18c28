package io.recourse.incident;

import io.recourse.actor.Act;
import java.time.Instant;
import java.util.Optional;
import org.axonframework.serialization.Revision;

/** Something went wrong for many customers at once.
 *
 * @param startedAt when it began, as far as is known
 */
@Revision("1")
public record IncidentDeclared(
        IncidentId incidentId, String title, Optional<String> description, Instant startedAt, Act act)
        implements IncidentEvent {}
