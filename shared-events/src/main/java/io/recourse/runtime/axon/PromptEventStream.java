package io.recourse.runtime.axon;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;

/** Reads ahead a chunk of events after a position; for one reading thread, woken by any. */
final class PromptEventStream implements TrackingEventStream {

    private static final int CHUNK = 1_000;

    private final Reader reader;
    private final Consumer<PromptEventStream> onClose;
    private final Queue<TrackedEventMessage<?>> readAhead = new ArrayDeque<>(CHUNK);
    private final Semaphore commits = new Semaphore(0);
    private @Nullable TrackingToken position;
    private volatile Runnable onAvailable = () -> {};

    PromptEventStream(Reader reader, @Nullable TrackingToken position, Consumer<PromptEventStream> onClose) {
        this.reader = reader;
        this.position = position;
        this.onClose = onClose;
    }

    void wake() {
        commits.release();
        onAvailable.run();
    }

    @Override
    public boolean setOnAvailableCallback(Runnable callback) {
        onAvailable = callback;
        return true;
    }

    @Override
    public Optional<TrackedEventMessage<?>> peek() {
        return hasNext() ? Optional.of(readAhead.element()) : Optional.empty();
    }

    @Override
    public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
        long deadline = System.nanoTime() + unit.toNanos(timeout);
        while (!hasNext()) {
            if (!commits.tryAcquire(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS)) {
                return false;
            }
            commits.drainPermits();
        }
        return true;
    }

    @Override
    public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
        while (!hasNextAvailable(1, TimeUnit.SECONDS)) {
            // Looks again each second: another process may write to the same store, and its commits wake nobody here.
        }
        return readAhead.remove();
    }

    @Override
    public void close() {
        onAvailable = () -> {};
        onClose.accept(this);
    }

    private boolean hasNext() {
        if (readAhead.isEmpty()) {
            try (Stream<? extends TrackedEventMessage<?>> events = reader.after(position)) {
                events.limit(CHUNK).forEach(event -> {
                    readAhead.add(event);
                    position = event.trackingToken();
                });
            }
        }
        return !readAhead.isEmpty();
    }

    /** Where the events come from. */
    @FunctionalInterface
    interface Reader {

        /** The events after a position, or from the first, that are there now. */
        Stream<? extends TrackedEventMessage<?>> after(@Nullable TrackingToken position);
    }
}
