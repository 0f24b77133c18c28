package io.recourse.command.dispute;

import io.recourse.actor.CommandId;
import io.recourse.dispute.CaseId;
import io.recourse.dispute.CaseState;
import io.recourse.dispute.DisputeEvent;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;

/** A case as the event store has it at this moment, and the commands that made it so. */
public record StoredCase(CaseState state, Set<CommandId> handled) {

    static Optional<StoredCase> find(CaseId id, EventStore events) {
        DomainEventStream stream = events.readEvents(id.value());
        Optional<CaseState> state = Optional.empty();
        Set<CommandId> handled = new HashSet<>();
        while (stream.hasNext()) {
            DomainEventMessage<?> message = stream.next();
            DisputeEvent event = (DisputeEvent) message.getPayload();
            state = Optional.of(CaseState.evolve(state, event, message.getSequenceNumber(), message.getTimestamp()));
            handled.add(event.act().commandId());
        }
        return state.map(found -> new StoredCase(found, handled));
    }
}
