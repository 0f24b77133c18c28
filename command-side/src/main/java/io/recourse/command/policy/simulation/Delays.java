package io.recourse.command.policy.simulation;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** Durations, eight bytes each, for their order. */
final class Delays {

    private long[] seconds = new long[16];
    private int size;

    /** To the second. */
    void add(Duration delay) {
        if (size == seconds.length) {
            seconds = Arrays.copyOf(seconds, size * 2);
        }
        seconds[size++] = delay.toSeconds();
    }

    Optional<Report.Lateness> lateness() {
        if (size == 0) {
            return Optional.empty();
        }
        long[] sorted = Arrays.copyOf(seconds, size);
        Arrays.sort(sorted);
        return Optional.of(
                new Report.Lateness(percentile(sorted, 50), percentile(sorted, 90), percentile(sorted, 100)));
    }

    private static Duration percentile(long[] sorted, int percent) {
        int rank = (int) Math.ceilDiv((long) sorted.length * percent, 100L);
        return Duration.ofSeconds(sorted[rank - 1]);
    }
}
