package io.recourse.benchmarks.deadlines;

import java.util.stream.LongStream;

/** Durations in nanoseconds, at least one. */
public final class Samples {

    private final long[] sorted;

    private Samples(long[] sorted) {
        this.sorted = sorted;
    }

    public static Samples of(LongStream nanos) {
        long[] sorted = nanos.sorted().toArray();
        if (sorted.length == 0) {
            throw new IllegalArgumentException("nothing was measured");
        }
        return new Samples(sorted);
    }

    public int count() {
        return sorted.length;
    }

    public double medianMillis() {
        return quantileMillis(0.5);
    }

    public double p99Millis() {
        return quantileMillis(0.99);
    }

    /** The smallest sample that a share of all samples does not exceed. */
    private double quantileMillis(double share) {
        return sorted[(int) Math.ceil(share * sorted.length) - 1] / 1e6;
    }
}
