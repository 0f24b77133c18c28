package io.recourse.query.timeline;

import io.recourse.actor.Actor;
import io.recourse.actor.Channel;
import java.time.Instant;

/**
 * One line of a timeline.
 *
 * @param sequence of the event in its case, from 0
 * @param text what happened, in the reader's language
 * @param recordedAt when it was written down, which may be later than when it happened
 */
public record TimelineItem(
        long sequence,
        String eventId,
        String type,
        String text,
        Actor actor,
        Channel channel,
        Instant occurredAt,
        Instant recordedAt) {}
