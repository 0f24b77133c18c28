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

    private static final Duration SHORTEST_PACE = Duration.ofMillis(10);
    private static final Duration LONGEST_PACE = Duration.ofMillis(250);

    /** For each commit within {@link #LONGEST_PACE}: one person, who waits for what each command has done, hardly feels it. */
    private static final Duration FOR_EACH = Duration.ofMillis(5);

    private final Set<PromptEventStream> prompt = ConcurrentHashMap.newKeySet();
    private final Set<PromptEventStream> paced = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean pacedAreToHear = new AtomicBoolean();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("commit-bell").daemon().factory());
    private final Rate commits = new Rate(LONGEST_PACE);
    private volatile long pacedHeardAt = System.nanoTime() - LONGEST_PACE.toNanos();

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
        long pace = pace(commits.another());
        if (pacedAreToHear.compareAndSet(false, true)) {
            long wait = pacedHeardAt + pace - System.nanoTime();
            if (wait <= 0) {
                ringPaced();
            } else {
                ringPacedIn(wait);
            }
        }
    }

    private static long pace(int commits) {
        return Math.clamp(commits * FOR_EACH.toNanos(), SHORTEST_PACE.toNanos(), LONGEST_PACE.toNanos());
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
