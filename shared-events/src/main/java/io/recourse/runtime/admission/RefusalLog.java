package io.recourse.runtime.admission;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the operator that callers are turned away: once in a while, since each of them would be too much when there is too much. */
final class RefusalLog {

    private static final Logger LOG = LoggerFactory.getLogger(RefusalLog.class);
    private static final long PAUSE = Duration.ofSeconds(10).toNanos();

    private final AtomicLong untold = new AtomicLong();
    private final AtomicLong toldAt = new AtomicLong(System.nanoTime() - PAUSE);

    void another() {
        untold.incrementAndGet();
        long last = toldAt.get();
        long now = System.nanoTime();
        if (now - last >= PAUSE && toldAt.compareAndSet(last, now)) {
            LOG.warn("overloaded refused={}", untold.getAndSet(0));
        }
    }
}
