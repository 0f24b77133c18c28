package io.recourse.runtime.axon;

import java.time.Instant;
import java.util.List;
import org.axonframework.common.DateTimeUtils;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** One event as it is stored. */
record EventRow(
        String eventId,
        String streamId,
        long sequence,
        @Nullable String type,
        String timestamp,
        String payloadType,
        @Nullable String payloadRevision,
        byte[] payload,
        byte[] metaData) {

    static List<EventRow> of(List<? extends EventMessage<?>> events, Serializer serializer) {
        return events.stream().map(event -> of(event, serializer)).toList();
    }

    private static EventRow of(EventMessage<?> message, Serializer serializer) {
        DomainEventMessage<?> event = EventUtils.asDomainEventMessage(message);
        SerializedObject<byte[]> payload = event.serializePayload(serializer, byte[].class);
        SerializedObject<byte[]> metaData = event.serializeMetaData(serializer, byte[].class);
        Instant at = event.getTimestamp();
        return new EventRow(
                event.getIdentifier(),
                event.getAggregateIdentifier(),
                event.getSequenceNumber(),
                event.getType(),
                DateTimeUtils.formatInstant(at),
                payload.getType().getName(),
                payload.getType().getRevision(),
                payload.getData(),
                metaData.getData());
    }

    int bytes() {
        return payload.length + metaData.length;
    }

    /** As the store gives it back; what is in no stream of its own has its own identifier for the stream's. */
    DomainEventData<byte[]> data() {
        return new GenericDomainEventEntry<>(
                type,
                eventId.equals(streamId) ? null : streamId,
                sequence,
                eventId,
                timestamp,
                payloadType,
                payloadRevision,
                payload,
                metaData);
    }
}
