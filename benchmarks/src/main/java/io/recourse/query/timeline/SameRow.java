package io.recourse.query.timeline;

import io.recourse.dispute.DisputeEvent;
import io.recourse.query.projection.StoredDocuments;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import tools.jackson.core.type.TypeReference;

/** The columns of the row that the product writes for an event, in the order of the table. */
public final class SameRow {

    private static final TypeReference<Map<String, Value>> PARAMS = new TypeReference<>() {};

    private SameRow() {}

    /** @param event as it was read: its personal values are written as they were sealed */
    public static List<String> of(
            DisputeEvent event, String eventId, long sequence, String recordedAt, StoredDocuments documents) {
        TimelineRow row = TimelineRow.of(event, eventId, sequence, Instant.parse(recordedAt));
        return List.of(
                row.caseId().value(),
                String.valueOf(row.sequence()),
                row.eventId(),
                row.type(),
                row.wording(),
                documents.write(row.params(), PARAMS),
                row.actorId(),
                row.actorRole().name(),
                row.channel().name(),
                row.occurredAt().toString(),
                row.recordedAt().toString());
    }
}
