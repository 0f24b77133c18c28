package io.recourse.runtime.deadletter;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Optional;

/**
 * An event that a processor could not take. Nothing of what the event or the failure says is in it, because either may hold what
 * a person said.
 *
 * @param processor which one could not take it
 * @param streamId the case, payment or incident that stands still in this processor; in a saga's, an event of a payment stands
 *     with the case that it names
 * @param sequence of the event in its own stream, from 0
 * @param type of the event
 * @param causeType class of the failure
 * @param cause classes of the failure and of what caused it, and where in the program it came up
 * @param attempts how often it was tried
 * @param waiting events of the same stream that came after it, and wait
 */
public record DeadLetter(
        String id,
        String processor,
        String streamId,
        long sequence,
        String eventId,
        String type,
        Optional<String> causeType,

        @Schema(example = "IllegalStateException at io.recourse.query.dispute.CaseProjection.on:57")
        Optional<String> cause,

        Instant enqueuedAt,
        Instant lastTriedAt,
        int attempts,
        long waiting) {

    Position position() {
        return new Position(enqueuedAt, id);
    }

    /** Where a letter stands in a list: the oldest first. */
    public record Position(Instant enqueuedAt, String id) {}
}
