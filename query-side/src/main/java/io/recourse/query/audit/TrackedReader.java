package io.recourse.query.audit;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;

/** Takes messages off a stream that never ends, up to one position. */
final class TrackedReader implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 10;

    private final BlockingStream<TrackedEventMessage<?>> stream;
    private final long last;
    private long position;

    /** @param after position of the last event that is not wanted, -1 for none */
    TrackedReader(BlockingStream<TrackedEventMessage<?>> stream, long after, long last) {
        this.stream = stream;
        this.position = after;
        this.last = last;
    }

    Optional<TrackedEventMessage<?>> next() throws IOException {
        if (position >= last) {
            return Optional.empty();
        }
        TrackedEventMessage<?> event = take();
        position = positionOf(event);
        return Optional.of(event);
    }

    static long positionOf(TrackedEventMessage<?> event) {
        return event.trackingToken().position().orElseThrow();
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
