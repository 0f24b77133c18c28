package io.recourse.query.timeline;

import io.recourse.actor.Act;
import io.recourse.dispute.DisputeEvent;
import io.recourse.runtime.language.Language;
import java.time.Instant;

/** Tells of an event as the timeline does, straight from the history. */
public final class Telling {

    private Telling() {}

    /** @param redacted whether its words are out of view */
    public static TimelineItem of(
            DisputeEvent event,
            String eventId,
            long sequence,
            Instant recordedAt,
            boolean redacted,
            Language language) {
        Act act = event.act();
        Line line = Narration.of(event);
        return new TimelineItem(
                sequence,
                eventId,
                event.getClass().getSimpleName(),
                new Words(language).sentence(redacted ? line.silent() : line, act.actor(), act.channel()),
                act.actor(),
                act.channel(),
                act.occurredAt(),
                recordedAt);
    }
}
