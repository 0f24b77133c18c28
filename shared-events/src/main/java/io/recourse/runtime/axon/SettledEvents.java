package io.recourse.runtime.axon;

import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The settled history of the embedded store. */
final class SettledEvents implements StreamableMessageSource<TrackedEventMessage<?>> {

    private final EventStorageEngine engine;
    private final JdbcClient database;
    private final Tail tail;

    SettledEvents(EventStorageEngine engine, JdbcClient database, Tail tail) {
        this.engine = engine;
        this.database = database;
        this.tail = tail;
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
        Settlement settlement = new Settlement(database);
        // No hole is between the last events, so nothing can come before them.
        return tail.open(token, RecentEvents.Reading.STORED, CommitBell.Pace.PACED, after -> read(settlement, after));
    }

    @Override
    public @Nullable TrackingToken createTailToken() {
        return engine.createTailToken();
    }

    @Override
    public @Nullable TrackingToken createHeadToken() {
        return engine.createHeadToken();
    }

    private Stream<? extends TrackedEventMessage<?>> read(Settlement settlement, @Nullable TrackingToken token) {
        long after = token == null ? -1 : token.position().orElse(-1);
        long settled = settlement.settled();
        if (after >= settled) {
            return Stream.empty();
        }
        return engine.readEvents(at(after), false)
                .takeWhile(event -> position(event) <= settled)
                .map(event -> event.withTrackingToken(at(position(event))));
    }

    private static long position(TrackedEventMessage<?> event) {
        return event.trackingToken().position().orElseThrow();
    }

    /** Without gaps: in what is settled, nothing will ever fill one. */
    private static TrackingToken at(long position) {
        return GapAwareTrackingToken.newInstance(position, Set.of());
    }
}
