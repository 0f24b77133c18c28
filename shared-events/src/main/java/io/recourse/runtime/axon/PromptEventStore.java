package io.recourse.runtime.axon;

import java.time.Instant;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;

/**
 * Wakes the processors as soon as a commit is done, and gives them the last events from memory. Axon's own embedded store offers no
 * such call, so its processors look every half second, and a chain of saga steps takes seconds.
 */
final class PromptEventStore extends EmbeddedEventStore {

    private final Tail tail;
    private final RecentEvents.Reading reading;

    PromptEventStore(Builder builder, Tail tail, RecentEvents.Reading reading) {
        super(builder);
        this.tail = tail;
        this.reading = reading;
    }

    @Override
    public TrackingEventStream openStream(@Nullable TrackingToken position) {
        return open(position, CommitBell.Pace.PROMPT);
    }

    /** The same events, not at each commit. */
    PacedEvents paced() {
        return new PacedEvents(new StreamableMessageSource<>() {
            @Override
            public TrackingEventStream openStream(@Nullable TrackingToken position) {
                return open(position, CommitBell.Pace.PACED);
            }

            @Override
            public @Nullable TrackingToken createTailToken() {
                return PromptEventStore.this.createTailToken();
            }

            @Override
            public @Nullable TrackingToken createHeadToken() {
                return PromptEventStore.this.createHeadToken();
            }

            @Override
            public @Nullable TrackingToken createTokenAt(Instant at) {
                return PromptEventStore.this.createTokenAt(at);
            }
        });
    }

    private TrackingEventStream open(@Nullable TrackingToken position, CommitBell.Pace pace) {
        return tail.open(position, reading, pace, after -> storageEngine().readEvents(after, false));
    }
}
