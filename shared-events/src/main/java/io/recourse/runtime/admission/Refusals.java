package io.recourse.runtime.admission;

import io.recourse.runtime.problem.ProblemException;
import io.recourse.runtime.problem.ProblemType;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What those are told who find no place. The operator is told once in a while, since each of them would be too much when there is too much. */
final class Refusals {

    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);
    private static final long PAUSE = Duration.ofSeconds(10).toNanos();
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final LongAdder all = new LongAdder();
    private final AtomicLong untold = new AtomicLong();
    private final AtomicLong toldAt = new AtomicLong(System.nanoTime() - PAUSE);

    ProblemException another() {
        all.increment();
        untold.incrementAndGet();
        long last = toldAt.get();
        long now = System.nanoTime();
        if (now - last >= PAUSE && toldAt.compareAndSet(last, now)) {
            LOG.warn("overloaded refused={}", untold.getAndSet(0));
        }
        return ProblemException.retryLater(ProblemType.OVERLOADED, RETRY_AFTER);
    }

    long number() {
        return all.sum();
    }
}
