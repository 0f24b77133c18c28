package io.recourse.standalone.cfpb;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;

/** Event processors, and how far they have come. */
final class Processors {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final List<StreamingEventProcessor> processors;
    private final EventStore events;

    private Processors(List<StreamingEventProcessor> processors, EventStore events) {
        this.processors = processors;
        this.events = events;
    }

    static Processors all(EventProcessingConfiguration processing, EventStore events) {
        return new Processors(
                processing.eventProcessors().values().stream()
                        .filter(StreamingEventProcessor.class::isInstance)
                        .map(StreamingEventProcessor.class::cast)
                        .toList(),
                events);
    }

    /** Those of some names. */
    Processors only(Collection<String> names) {
        return new Processors(
                processors.stream()
                        .filter(processor -> names.contains(processor.getName()))
                        .toList(),
                events);
    }

    /** Returns when each of them has seen all events that are there now. */
    void awaitHead() throws InterruptedException {
        await(head());
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

    private static boolean cameTo(long position, Collection<EventTrackerStatus> segments) {
        return !segments.isEmpty()
                && segments.stream()
                        .allMatch(segment -> segment.getCurrentPosition().orElse(-1) >= position);
    }
}
