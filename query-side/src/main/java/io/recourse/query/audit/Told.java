package io.recourse.query.audit;

import io.recourse.dispute.DisputeEvent;
import java.time.Instant;

/**
 * One event of a case as code of today reads it.
 *
 * @param sequence in its case, from 0
 */
record Told(DisputeEvent event, String eventId, long sequence, Instant recordedAt) {

    Instant occurredAt() {
        return event.act().occurredAt();
    }
}
