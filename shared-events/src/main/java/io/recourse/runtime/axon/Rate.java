package io.recourse.runtime.axon;

import java.time.Duration;

/** How many there were in the last whole {@code interval}, or are in this one already. */
final class Rate {

    private final long interval;
    private long began = System.nanoTime();
    private int now;
    private int before;

    Rate(Duration interval) {
        this.interval = interval.toNanos();
    }

    /** Counts one more. */
    synchronized int another() {
        long passed = System.nanoTime() - began;
        if (passed >= interval) {
            before = passed < 2 * interval ? now : 0;
            now = 0;
            began += passed;
        }
        now++;
        return Math.max(now, before);
    }
}
