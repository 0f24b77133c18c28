package io.recourse.runtime.deadletter;

import io.recourse.actor.Actor;
import java.time.Instant;
import java.util.Optional;

/**
 * An event that somebody let a processor go on without. The event itself is where it always was.
 *
 * @param id of the dead letter that it was
 * @param reason as given by who skipped it
 */
public record SkippedEvent(
        String id,
        String processor,
        String streamId,
        long sequence,
        String eventId,
        String type,
        Optional<String> causeType,
        Optional<String> cause,
        Instant enqueuedAt,
        Instant skippedAt,
        Actor by,
        String reason) {

    DeadLetter.Position position() {
        return new DeadLetter.Position(skippedAt, id);
    }
}
