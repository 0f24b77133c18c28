package io.recourse.benchmarks.replay;

import java.time.Duration;
import java.util.List;

/**
 * What was measured with so many events; each round one of all.
 *
 * @param same by the plain reader that writes the same rows
 * @param bare by the one that does the least
 */
record Replayed(long events, List<Duration> rebuilt, List<Duration> same, List<Duration> bare) {

    Replayed {
        rebuilt = List.copyOf(rebuilt);
        same = List.copyOf(same);
        bare = List.copyOf(bare);
    }

    double rebuiltPerSecond() {
        return perSecond(rebuilt);
    }

    double samePerSecond() {
        return perSecond(same);
    }

    double barePerSecond() {
        return perSecond(bare);
    }

    /** More than 1: the product is faster. */
    double ofSame() {
        return rebuiltPerSecond() / samePerSecond();
    }

    double ofBare() {
        return rebuiltPerSecond() / barePerSecond();
    }

    private double perSecond(List<Duration> taken) {
        List<Duration> sorted = taken.stream().sorted().toList();
        return events / (sorted.get(sorted.size() / 2).toNanos() / 1e9);
    }
}
