package io.recourse.runtime.axon;

import org.axonframework.eventhandling.deadletter.jdbc.DeadLetterSchema;
import org.axonframework.eventhandling.tokenstore.jdbc.TokenSchema;
import org.axonframework.eventsourcing.eventstore.jdbc.EventSchema;
import org.axonframework.modelling.saga.repository.jdbc.SagaSchema;

/** The names of Axon's tables and columns, as the migrations create them. */
public final class AxonTables {

    /** The constraint that two writers of the same event of one aggregate meet at. */
    static final String EVENT_SEQUENCE_CONSTRAINT = "domain_event_entry_sequence";

    private AxonTables() {}

    public static EventSchema events() {
        return EventSchema.builder()
                .eventTable(Side.COMMAND.table("domain_event_entry"))
                .snapshotTable(Side.COMMAND.table("snapshot_event_entry"))
                .globalIndexColumn("global_index")
                .timestampColumn("time_stamp")
                .eventIdentifierColumn("event_identifier")
                .aggregateIdentifierColumn("aggregate_identifier")
                .sequenceNumberColumn("sequence_number")
                .payloadTypeColumn("payload_type")
                .payloadRevisionColumn("payload_revision")
                .metaDataColumn("meta_data")
                .build();
    }

    public static SagaSchema sagas() {
        return SagaSchema.builder()
                .sagaEntryTable(Side.COMMAND.table("saga_entry"))
                .associationValueEntryTable(Side.COMMAND.table("association_value_entry"))
                .serializedSagaColumn("serialized_saga")
                .associationKeyColumn("association_key")
                .associationValueColumn("association_value")
                .sagaIdColumn("saga_id")
                .sagaTypeColumn("saga_type")
                .build();
    }

    public static TokenSchema tokens(Side side) {
        return TokenSchema.builder()
                .setTokenTable(side.table("token_entry"))
                .setProcessorNameColumn("processor_name")
                .setTokenTypeColumn("token_type")
                .build();
    }

    public static DeadLetterSchema deadLetters(Side side) {
        return DeadLetterSchema.builder()
                .deadLetterTable(side.table("dead_letter_entry"))
                .deadLetterIdentifierColumn("dead_letter_identifier")
                .processingGroupColumn("processing_group")
                .sequenceIdentifierColumn("sequence_identifier")
                .sequenceIndexColumn("sequence_index")
                .messageTypeColumn("message_type")
                .eventIdentifierColumn("event_identifier")
                .timestampColumn("time_stamp")
                .payloadTypeColumn("payload_type")
                .payloadRevisionColumn("payload_revision")
                .metaDataColumn("meta_data")
                .aggregateTypeColumn("aggregate_type")
                .aggregateIdentifierColumn("aggregate_identifier")
                .sequenceNumberColumn("sequence_number")
                .tokenTypeColumn("token_type")
                .enqueuedAtColumn("enqueued_at")
                .lastTouchedColumn("last_touched")
                .processingStartedColumn("processing_started")
                .causeTypeColumn("cause_type")
                .causeMessageColumn("cause_message")
                .build();
    }
}
