package io.recourse.query.audit;

import io.recourse.dispute.CaseId;
import io.recourse.dispute.CaseState;
import io.recourse.dispute.DisputeEvent;
import io.recourse.runtime.axon.StoredHistory;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** Reads the event store, whichever engine it is; read models have no part in what an auditor is told. */
@Component
public class StoredEvents {

    private final EventStore store;
    private final StoredHistory history;
    private final EventPositions positions;
    private final Serializer serializer;

    StoredEvents(
            EventStore store,
            StoredHistory history,
            EventPositions positions,
            @Qualifier("eventSerializer") Serializer serializer) {
        this.store = store;
        this.history = history;
        this.positions = positions;
        this.serializer = serializer;
    }

    /**
     * All events after {@code position}, or from the first, as they are stored.
     *
     * @param position of an event, from 0; one that no event has is no error
     */
    public HistoryReader after(Optional<Long> position) {
        Optional<Long> after = position.filter(given -> given >= 0);
        return new HistoryReader(
                history.events().openStream(positions.token(after)),
                this,
                after.orElse(-1L),
                positions.last().orElse(-1L));
    }

    /** As they are stored, at most {@code limit} events of a case from number {@code from} on; none when it does not exist. */
    List<StoredEvent> of(CaseId id, long from, int limit) {
        try (Stream<? extends DomainEventMessage<?>> events =
                history.events().readEvents(id.value(), from).asStream()) {
            return events.limit(limit)
                    .map(event -> describe(event, Optional.empty()))
                    .toList();
        }
    }

    /** The case after those of its first events that are {@code known}, or empty when not even its opening is. */
    Optional<CaseState> fold(CaseId id, Predicate<DomainEventMessage<?>> known) {
        Optional<CaseState> state = Optional.empty();
        try (Stream<? extends DomainEventMessage<?>> events =
                store.readEvents(id.value()).asStream()) {
            for (Iterator<? extends DomainEventMessage<?>> all = events.iterator(); all.hasNext(); ) {
                DomainEventMessage<?> event = all.next();
                if (!known.test(event)) {
                    break;
                }
                state = Optional.of(CaseState.evolve(
                        state, (DisputeEvent) event.getPayload(), event.getSequenceNumber(), event.getTimestamp()));
            }
        }
        return state;
    }

    /** An event of the whole store. */
    StoredEvent describe(TrackedEventMessage<?> event) {
        if (!(event instanceof DomainEventMessage<?> ofStream)) {
            throw new IllegalStateException("event " + event.getIdentifier() + " belongs to no stream");
        }
        return describe(ofStream, Optional.of(event.trackingToken().position().orElseThrow()));
    }

    private StoredEvent describe(DomainEventMessage<?> event, Optional<Long> position) {
        SerializedObject<String> payload = event.serializePayload(serializer, String.class);
        return new StoredEvent(
                position,
                event.getIdentifier(),
                payload.getType().getName(),
                Optional.ofNullable(payload.getType().getRevision()),
                event.getType(),
                event.getAggregateIdentifier(),
                event.getSequenceNumber(),
                event.getTimestamp(),
                payload.getData(),
                event.serializeMetaData(serializer, String.class).getData());
    }
}
