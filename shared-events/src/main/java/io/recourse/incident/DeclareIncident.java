package io.recourse.incident;

import io.recourse.actor.Act;
import java.time.Instant;
import java.util.Optional;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Declares that something goes wrong for many customers.
 *
 * @param startedAt when it began, as far as is known
 */
public record DeclareIncident(
        @TargetAggregateIdentifier IncidentId incidentId,
        String title,
        Optional<String> description,
        Instant startedAt,
        Act act)
        implements IncidentCommand {}
