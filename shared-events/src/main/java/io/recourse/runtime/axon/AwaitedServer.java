package io.recourse.runtime.axon;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * A start waits for Axon Server, which may be on its way up itself: much of what is made at a start reads the history. After some
 * minutes it goes on, and fails where the history is needed.
 */
final class AwaitedServer implements BeanPostProcessor {

    private static final Logger log = LoggerFactory.getLogger(AwaitedServer.class);

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
    /** A connection takes a moment where nothing is wrong. */
    private static final Duration USUAL = Duration.ofSeconds(5);

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof AxonServerConnectionManager connections) {
            await(() -> connections.getConnection().isConnected(), PATIENCE);
        }
        return bean;
    }

    /** @return whether it was connected in time */
    static boolean await(BooleanSupplier connected, Duration patience) {
        long begin = System.nanoTime();
        boolean told = false;
        while (!connected.getAsBoolean()) {
            long waited = System.nanoTime() - begin;
            if (waited > patience.toNanos() || Thread.currentThread().isInterrupted()) {
                return false;
            }
            if (!told && waited > USUAL.toNanos()) {
                log.warn("axon_server_awaited seconds={}", patience.toSeconds());
                told = true;
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
        return true;
    }
}
