package io.recourse.runtime.axon;

import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.gateway.RetryScheduler;

/**
 * Sends a command again when, and only when, somebody else changed the aggregate first. At most {@value #MAX_RETRIES}
 * times, each after a random wait below a limit that doubles from {@value #FIRST_LIMIT_MILLIS} to
 * {@value #LAST_LIMIT_MILLIS} ms: random, because those who collided would otherwise collide again.
 */
final class ConflictRetries implements RetryScheduler {

    static final int MAX_RETRIES = 10;
    private static final long FIRST_LIMIT_MILLIS = 10;
    private static final long LAST_LIMIT_MILLIS = 500;

    private final ScheduledExecutorService timer;

    ConflictRetries(ScheduledExecutorService timer) {
        this.timer = timer;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public boolean scheduleRetry(
            CommandMessage command,
            RuntimeException failure,
            List<Class<? extends Throwable>[]> failures,
            Runnable dispatch) {
        int attempt = failures.size();
        if (attempt > MAX_RETRIES || !ConcurrentChange.causes(failure)) {
            return false;
        }
        try {
            timer.schedule(dispatch, waitMillis(attempt), TimeUnit.MILLISECONDS);
            return true;
        } catch (RejectedExecutionException stopping) {
            return false;
        }
    }

    private static long waitMillis(int attempt) {
        long limit = Math.min(LAST_LIMIT_MILLIS, FIRST_LIMIT_MILLIS << Math.min(attempt - 1, 10));
        return ThreadLocalRandom.current().nextLong(1, limit + 1);
    }
}
