package io.recourse.benchmarks.replay;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Looks now and then whether something has happened. */
final class Waiting {

    private static final Duration LOOK = Duration.ofMillis(50);

    private Waiting() {}

    static void until(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            Thread.sleep(LOOK);
        }
    }
}
