package io.recourse.runtime.axon;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;

/** Reads ahead a chunk of events after a position; for one reading thread, woken by any. */
final class PromptEventStream implements TrackingEventStream {

    private static final int CHUNK = 1_000;

    /** How long another process's events may go unseen. */
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private final Recent recent;
    private final Reader reader;
    private final Consumer<PromptEventStream> onClose;
    private final Queue<TrackedEventMessage<?>> readAhead = new ArrayDeque<>(CHUNK);
    private final Semaphore commits = new Semaphore(0);
    private @Nullable TrackingToken position;
    private volatile Runnable onAvailable = () -> {};
    private long lookedAt = System.nanoTime() - LOOK_NANOS;

    PromptEventStream(
            Recent recent, Reader reader, @Nullable TrackingToken position, Consumer<PromptEventStream> onClose) {
        this.recent = recent;
        this.reader = reader;
        this.position = position;
        this.onClose = onClose;
    }

    void wake() {
        commits.release();
        try {
            onAvailable.run();
        } catch (RejectedExecutionException stopping) {
            // Its processor is being stopped and has no more threads; the others are still to hear.
        }
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
            Optional<List<TrackedEventMessage<?>>> known = fromRecent();
            if (known.isEmpty() || (known.get().isEmpty() && System.nanoTime() - lookedAt > LOOK_NANOS)) {
                lookedAt = System.nanoTime();
                try (Stream<? extends TrackedEventMessage<?>> events = reader.after(position)) {
                    events.limit(CHUNK).forEach(this::add);
                }
            } else {
                known.get().forEach(this::add);
            }
        }
        return !readAhead.isEmpty();
    }

    /** Events that may still come before the position are in the store only. */
    private Optional<List<TrackedEventMessage<?>>> fromRecent() {
        return position instanceof GapAwareTrackingToken token && !token.hasGaps()
                ? recent.after(token.getIndex(), CHUNK)
                : Optional.empty();
    }

    private void add(TrackedEventMessage<?> event) {
        readAhead.add(event);
        position = event.trackingToken();
    }

    /** The last events, from memory. */
    @FunctionalInterface
    interface Recent {

        /** Empty when memory does not know what comes after the position. */
        Optional<List<TrackedEventMessage<?>>> after(long position, int most);
    }

    /** Where the events come from. */
    @FunctionalInterface
    interface Reader {

        /** The events after a position, or from the first, that are there now. */
        Stream<? extends TrackedEventMessage<?>> after(@Nullable TrackingToken position);
    }
}
