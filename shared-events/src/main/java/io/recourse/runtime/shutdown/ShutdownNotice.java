package io.recourse.runtime.shutdown;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Gives whoever sends requests here the time to notice that readiness is down, before new ones are refused. Until then they are
 * served as before.
 */
final class ShutdownNotice implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ShutdownNotice.class);

    private final Duration notice;
    private volatile boolean running;

    /** @param notice how long; nothing is waited when it is zero */
    ShutdownNotice(Duration notice) {
        this.notice = notice;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        if (notice.isPositive()) {
            LOG.atInfo().addKeyValue("notice", notice).log("Ending: readiness is down, requests are still served");
            LockSupport.parkNanos(notice.toNanos());
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Stopped before everything else. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
