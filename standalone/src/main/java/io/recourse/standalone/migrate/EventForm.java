package io.recourse.standalone.migrate;

import com.google.protobuf.ByteString;
import io.axoniq.axonserver.grpc.SerializedObject;
import io.axoniq.axonserver.grpc.event.Event;
import io.recourse.runtime.json.StoredJson;
import io.recourse.standalone.data.UserError;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.axonframework.axonserver.connector.util.GrpcMetaDataConverter;
import org.axonframework.common.DateTimeUtils;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedMetaData;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;

/**
 * One event in the form of each store. Axon Server keeps payloads as they are, but times as milliseconds and metadata as a map: these
 * come back as the same bytes because they were written by the rules by which they are made again here, and what would not is
 * refused.
 */
final class EventForm {

    /** Of tokens and metadata, in which nothing is personal. */
    private final Serializer json;

    private final GrpcMetaDataConverter metadata;

    EventForm(Serializer json) {
        this.json = json;
        this.metadata = new GrpcMetaDataConverter(json);
    }

    static Serializer json() {
        return Jackson3Serializer.builder()
                .jsonMapperBuilderCustomizer(StoredJson::configure)
                .build();
    }

    /** @throws UserError when Axon Server could not give the event back as it is */
    Event event(StoredRow row) {
        Event event;
        try {
            event = built(row);
        } catch (DateTimeException | SerializationException e) {
            throw new UserError(
                    "Event " + row.eventId() + " cannot be kept by Axon Server: its time or its metadata is"
                            + " not what Recourse writes.",
                    e);
        }
        if (!row(event).digest().equals(row.digest())) {
            throw new UserError(
                    "Event " + row.eventId() + " cannot be kept by Axon Server as it is: its time is finer than"
                            + " a millisecond, or its metadata has another form than Recourse writes.");
        }
        return event;
    }

    private Event built(StoredRow row) {
        Event.Builder event = Event.newBuilder()
                .setMessageIdentifier(row.eventId())
                .setTimestamp(Instant.parse(row.recordedAt()).toEpochMilli())
                .setPayload(SerializedObject.newBuilder()
                        .setType(row.type())
                        .setRevision(row.revision().orElse(""))
                        .setData(ByteString.copyFrom(row.payload())));
        if (row.ofStream()) {
            event.setAggregateIdentifier(row.streamId())
                    .setAggregateSequenceNumber(row.sequence())
                    .setAggregateType(row.streamType().orElse(""));
        }
        MetaData values = json.deserialize(new SerializedMetaData<>(row.metadata(), byte[].class));
        values.forEach((key, value) -> event.putMetaData(key, metadata.convertToMetaDataValue(value)));
        return event.build();
    }

    /** As the embedded store would have it. */
    StoredRow row(Event event) {
        boolean ofStream = !event.getAggregateIdentifier().isEmpty();
        return new StoredRow(
                event.getMessageIdentifier(),
                ofStream ? event.getAggregateIdentifier() : event.getMessageIdentifier(),
                event.getAggregateSequenceNumber(),
                text(event.getAggregateType()),
                DateTimeUtils.formatInstant(Instant.ofEpochMilli(event.getTimestamp())),
                event.getPayload().getType(),
                text(event.getPayload().getRevision()),
                event.getPayload().getData().toByteArray(),
                json.serialize(metadata.convert(event.getMetaDataMap()), byte[].class)
                        .getData());
    }

    private static Optional<String> text(String value) {
        return Optional.of(value).filter(given -> !given.isEmpty());
    }
}
