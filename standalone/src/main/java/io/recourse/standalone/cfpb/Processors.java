package io.recourse.standalone.cfpb;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Event processors, and how far they have come. */
final class Processors {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final List<StreamingEventProcessor> processors;
    private final EventStore events;
    private final JdbcClient jdbc;

    private Processors(List<StreamingEventProcessor> processors, EventStore events, JdbcClient jdbc) {
        this.processors = processors;
        this.events = events;
        this.jdbc = jdbc;
    }

    static Processors all(EventProcessingConfiguration processing, EventStore events, JdbcClient jdbc) {
        return new Processors(
                processing.eventProcessors().values().stream()
                        .filter(StreamingEventProcessor.class::isInstance)
                        .map(StreamingEventProcessor.class::cast)
                        .toList(),
                events,
                jdbc);
    }

    /** Those of some names. */
    Processors only(Collection<String> names) {
        return new Processors(
                processors.stream()
                        .filter(processor -> names.contains(processor.getName()))
                        .toList(),
                events,
                jdbc);
    }

    /** Returns when each of them has seen all events that are there now. */
    void awaitHead() throws InterruptedException {
        await(head());
    }

    /** Returns when no deadline is firing or due. One that is caught firing by a moving clock is taken for abandoned. */
    void awaitFired(Instant now) throws InterruptedException {
        Until.is(
                "the deadlines of " + now + " have fired",
                () -> jdbc.sql(
                                "SELECT NOT EXISTS (SELECT FROM command.scheduled_tasks WHERE picked OR execution_time <= ?)")
                        .param(Timestamp.from(now))
                        .query(Boolean.class)
                        .single(),
                PATIENCE);
    }

    /** The position of the last event that is there now; -1 when there is none. */
    long head() {
        @Nullable TrackingToken token = events.createHeadToken();
        return token == null ? -1 : token.position().orElse(-1);
    }

    /** Returns when each of them has seen all events up to {@code position}. */
    void await(long position) throws InterruptedException {
        Until.is(
                "all events have been seen",
                () -> processors.stream()
                        .allMatch(processor ->
                                cameTo(position, processor.processingStatus().values())),
                PATIENCE);
    }

    private boolean cameTo(long position, Collection<EventTrackerStatus> segments) {
        return !segments.isEmpty()
                && segments.stream().map(EventTrackerStatus::getTrackingToken).allMatch(token -> seen(position, token));
    }

    /** A token may be ahead of events whose transaction was slower; they are its gaps, as are those of transactions that failed. */
    private boolean seen(long position, @Nullable TrackingToken token) {
        if (token == null || token.position().orElse(-1) < position) {
            return position < 0;
        }
        return !(token instanceof GapAwareTrackingToken ahead)
                || none(ahead.getGaps().headSet(position + 1));
    }

    private boolean none(Collection<Long> positions) {
        return positions.isEmpty()
                || jdbc.sql("SELECT NOT EXISTS (SELECT FROM command.domain_event_entry WHERE global_index = ANY(?))")
                        .param(positions.toArray(Long[]::new))
                        .query(Boolean.class)
                        .single();
    }
}
