package io.recourse.runtime.axon;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Tells every open stream of this process that events were committed. The prompt ones hear of each commit. The paced ones hear at
 * once when it has been quiet, and less often the more there is to do, so that they take more at a time: a case that changes
 * several times meanwhile is read and written once.
 */
final class CommitBell implements AutoCloseable {

    private static final Duration PACE = Duration.ofMillis(10);
    private static final Duration BUSY_PACE = Duration.ofMillis(100);

    /** Within {@link #BUSY_PACE}; more than one person's work, who waits for what each command has done. */
    private static final int BUSY = 20;

    private final Set<PromptEventStream> prompt = ConcurrentHashMap.newKeySet();
    private final Set<PromptEventStream> paced = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean pacedAreToHear = new AtomicBoolean();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("commit-bell").daemon().factory());
    private final Rate commits = new Rate(BUSY_PACE);
    private volatile long pacedHeardAt = System.nanoTime() - BUSY_PACE.toNanos();

    enum Pace {
        PROMPT,
        PACED
    }

    void tell(PromptEventStream stream, Pace pace) {
        (pace == Pace.PROMPT ? prompt : paced).add(stream);
    }

    void forget(PromptEventStream stream) {
        prompt.remove(stream);
        paced.remove(stream);
    }

    void ring() {
        prompt.forEach(PromptEventStream::wake);
        boolean busy = commits.another() >= BUSY;
        if (pacedAreToHear.compareAndSet(false, true)) {
            long wait = pacedHeardAt + (busy ? BUSY_PACE : PACE).toNanos() - System.nanoTime();
            if (wait <= 0) {
                ringPaced();
            } else {
                ringPacedIn(wait);
            }
        }
    }

    private void ringPacedIn(long nanos) {
        try {
            timer.schedule(this::ringPaced, nanos, TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException stopping) {
            ringPaced();
        }
    }

    private void ringPaced() {
        pacedHeardAt = System.nanoTime();
        pacedAreToHear.set(false);
        paced.forEach(PromptEventStream::wake);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
