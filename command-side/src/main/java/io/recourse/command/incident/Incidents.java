package io.recourse.command.incident;

import io.recourse.command.PlausibleTime;
import io.recourse.incident.DeclareIncident;
import io.recourse.incident.IncidentCommand;
import io.recourse.incident.IncidentEvent;
import io.recourse.incident.IncidentId;
import io.recourse.incident.IncidentState;
import io.recourse.rejection.Rejected;
import io.recourse.rejection.Rejection;
import io.recourse.rejection.Rule;
import java.time.Clock;
import java.util.Optional;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.stereotype.Component;

/** Incidents as the event store has them at this moment, and the way in for commands on them. */
@Component
class Incidents {

    private final CommandGateway commands;
    private final EventStore events;
    private final Clock clock;

    Incidents(CommandGateway commands, EventStore events, Clock clock) {
        this.commands = commands;
        this.events = events;
        this.clock = clock;
    }

    /** @throws Rejected when it is to have started in the future */
    IncidentState declare(DeclareIncident command) {
        PlausibleTime.require("startedAt", command.startedAt(), clock.instant());
        Optional<IncidentState> declared = find(command.incidentId());
        return declared.isPresent() ? declared.get() : commands.sendAndWait(command);
    }

    /** @throws Rejected {@link Rule#INCIDENT_UNKNOWN} when there is no such incident */
    IncidentState handle(IncidentCommand command) {
        requireKnown(command.incidentId());
        return commands.sendAndWait(command);
    }

    /** @throws Rejected {@link Rule#INCIDENT_UNKNOWN} when there is no such incident */
    void requireKnown(IncidentId id) {
        if (!known(id)) {
            throw new Rejected(Rejection.of(Rule.INCIDENT_UNKNOWN, "incidentId", id));
        }
    }

    boolean known(IncidentId id) {
        return events.lastSequenceNumberFor(id.value()).isPresent();
    }

    Optional<IncidentState> find(IncidentId id) {
        DomainEventStream stream = events.readEvents(id.value());
        Optional<IncidentState> state = Optional.empty();
        while (stream.hasNext()) {
            DomainEventMessage<?> message = stream.next();
            state = Optional.of(
                    IncidentState.evolve(state, (IncidentEvent) message.getPayload(), message.getSequenceNumber()));
        }
        return state;
    }
}
