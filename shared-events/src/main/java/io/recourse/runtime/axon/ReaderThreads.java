package io.recourse.runtime.axon;

import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Threads of a processor that has a long history to read. Axon's coordinator hands out a thousand events at most, and then looks
 * every hundred milliseconds whether the workers have room for more, which they have much earlier.
 */
final class ReaderThreads extends ScheduledThreadPoolExecutor {

    /** How long Axon waits for room. It waits for other things as well, but for none exactly as long: {@link HandReaders} sees to it. */
    private static final long FOR_ROOM_MILLIS = 100;

    private static final long LOOK_MILLIS = 5;

    ReaderThreads(String name, int segments) {
        // The coordinator may plan its next round while it is being stopped; there is none.
        super(
                segments + 1,
                Thread.ofPlatform().name(name + "-", 0).daemon().factory(),
                new ThreadPoolExecutor.DiscardPolicy());
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
        return unit.toMillis(delay) == FOR_ROOM_MILLIS
                ? super.schedule(task, LOOK_MILLIS, TimeUnit.MILLISECONDS)
                : super.schedule(task, delay, unit);
    }
}
