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
import org.axonframework.eventhandling.GenericDomainEventMessage;
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

    /** Position of the latest event, -1 when nothing has happened. */
    public long last() {
        return positions.last().orElse(-1L);
    }

    /**
     * All events after {@code position}, or from the first, as they are stored.
     *
     * @param position of an event, from 0; one that no event has is no error
     */
    public HistoryReader after(Optional<Long> position) {
        return after(position, last());
    }

    /**
     * As {@link #after(Optional)}, but up to {@code last} only.
     *
     * @param last an earlier answer of {@link #last}
     */
    public HistoryReader after(Optional<Long> position, long last) {
        return new HistoryReader(read(history.events(), position, last), this);
    }

    /** As {@link #after(Optional, long)}, brought up to date. */
    public UnderstoodReader understood(Optional<Long> position, long last) {
        return new UnderstoodReader(read(store, position, last));
    }

    private TrackedReader read(EventStore from, Optional<Long> position, long last) {
        Optional<Long> after = position.filter(given -> given >= 0);
        return new TrackedReader(from.openStream(positions.token(after)), after.orElse(-1L), last);
    }

    /** All events of a case, brought up to date; none when it does not exist. Reads while it is walked through. */
    public Stream<? extends DomainEventMessage<?>> understoodOf(CaseId id) {
        return store.readEvents(id.value(), 0).asStream();
    }

    /** As it is stored, an event by its place in its stream; its position is not told. */
    public Optional<StoredEvent> at(String streamId, long sequence) {
        try (Stream<? extends DomainEventMessage<?>> events =
                history.events().readEvents(streamId, sequence).asStream()) {
            return events.findFirst()
                    .filter(event -> event.getSequenceNumber() == sequence)
                    .map(event -> describe(event, Optional.empty()));
        }
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
    public Optional<CaseState> fold(CaseId id, Predicate<DomainEventMessage<?>> known) {
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

    /** All events of a case, upcast; none when it does not exist. */
    CaseHistory history(CaseId id) {
        try (Stream<? extends DomainEventMessage<?>> events =
                store.readEvents(id.value()).asStream()) {
            return new CaseHistory(events.map(StoredEvents::told).toList());
        }
    }

    /** An event of the whole store; one that belongs to no stream is told as the only one of its own. */
    public StoredEvent describe(TrackedEventMessage<?> event) {
        return describe(ofStream(event), Optional.of(TrackedReader.positionOf(event)));
    }

    static DomainEventMessage<?> ofStream(TrackedEventMessage<?> event) {
        return event instanceof DomainEventMessage<?> domain
                ? domain
                : new GenericDomainEventMessage<>("", event.getIdentifier(), 0, event, event::getTimestamp);
    }

    private static Told told(DomainEventMessage<?> event) {
        return new Told(
                (DisputeEvent) event.getPayload(),
                event.getIdentifier(),
                event.getSequenceNumber(),
                event.getTimestamp());
    }

    private StoredEvent describe(DomainEventMessage<?> event, Optional<Long> position) {
        SerializedObject<String> payload = event.serializePayload(serializer, String.class);
        return new StoredEvent(
                position,
                event.getIdentifier(),
                payload.getType().getName(),
                Optional.ofNullable(payload.getType().getRevision()),
                Optional.ofNullable(event.getType()).orElse(""),
                event.getAggregateIdentifier(),
                event.getSequenceNumber(),
                event.getTimestamp(),
                payload.getData(),
                event.serializeMetaData(serializer, String.class).getData());
    }
}
