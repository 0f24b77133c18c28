package io.recourse.benchmarks.deadlines;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for what other threads do. */
final class Until {

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(2);

    private Until() {}

    /** @throws IllegalStateException when it has not come true after ten minutes */
    static void is(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("waited for " + PATIENCE);
            }
            Thread.sleep(BETWEEN_LOOKS);
        }
    }
}
