package io.recourse.query.audit;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Optional;

/**
 * An event as it is stored.
 *
 * @param position in the whole store; known only when the whole store is read
 * @param type as stored
 * @param streamId the case or payment that it belongs to
 * @param sequence in its stream, from 0
 * @param payload JSON
 * @param metadata JSON
 */
public record StoredEvent(
        Optional<Long> position,
        String eventId,
        String type,
        Optional<String> revision,
        String streamType,
        String streamId,
        long sequence,
        Instant recordedAt,
        @JsonRawValue @Schema(implementation = Object.class) String payload,
        @JsonRawValue @Schema(implementation = Object.class) String metadata)
        implements Placed {

    /** @throws java.util.NoSuchElementException when it was read with its stream alone */
    @Override
    public long place() {
        return position.orElseThrow();
    }
}
