package io.recourse.runtime.health;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.LongSupplier;

/**
 * Notices a segment that has work and does none: no error is reported when its task has died or hangs. Compares what it
 * sees now with what it saw when it was last asked, so somebody must ask now and then, as health checks do.
 */
final class StallWatch {

    static final Duration PATIENCE = Duration.ofMinutes(2);

    private final LongSupplier nanoTime;
    private final ConcurrentMap<Segment, Seen> seen = new ConcurrentHashMap<>();

    StallWatch(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Whether the segment has stood at {@code position} for longer than {@link #PATIENCE} though it is {@code behind}. */
    boolean stalled(String processor, int segment, long position, long behind) {
        long now = nanoTime.getAsLong();
        Seen last = seen.compute(
                new Segment(processor, segment),
                (key, before) -> before == null || behind == 0 || before.position != position
                        ? new Seen(position, now)
                        : before);
        return now - last.sinceNanos > PATIENCE.toNanos();
    }

    private record Segment(String processor, int segment) {}

    private record Seen(long position, long sinceNanos) {}
}
