package io.recourse.query.audit;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;

/**
 * Reads the whole history in the order in which it was stored, from a position to the event that was the last when reading began;
 * holds few events in memory however many there are. For one thread.
 */
public final class HistoryReader implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 10;

    private final BlockingStream<TrackedEventMessage<?>> stream;
    private final StoredEvents events;
    private final long last;
    private long position;

    HistoryReader(BlockingStream<TrackedEventMessage<?>> stream, StoredEvents events, long after, long last) {
        this.stream = stream;
        this.events = events;
        this.position = after;
        this.last = last;
    }

    /**
     * The next event, or empty after the last.
     *
     * @throws IOException when the event store does not answer for ten seconds
     */
    public Optional<StoredEvent> next() throws IOException {
        if (position >= last) {
            return Optional.empty();
        }
        StoredEvent event = events.describe(take());
        position = event.position().orElseThrow();
        return Optional.of(event);
    }

    @Override
    public void close() {
        stream.close();
    }

    private TrackedEventMessage<?> take() throws IOException {
        try {
            if (stream.hasNextAvailable(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return stream.nextAvailable();
            }
            throw new IOException("the event store stopped answering");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while events were read");
        }
    }
}
