package io.recourse.benchmarks.replay;

import java.time.Duration;
import java.util.List;

/** What was measured with so many events; each round one of both. */
record Replayed(long events, List<Duration> rebuilt, List<Duration> plain) {

    Replayed {
        rebuilt = List.copyOf(rebuilt);
        plain = List.copyOf(plain);
    }

    double rebuiltPerSecond() {
        return perSecond(rebuilt);
    }

    double plainPerSecond() {
        return perSecond(plain);
    }

    /** More than 1: the product is faster. */
    double ratio() {
        return rebuiltPerSecond() / plainPerSecond();
    }

    private double perSecond(List<Duration> taken) {
        List<Duration> sorted = taken.stream().sorted().toList();
        return events / (sorted.get(sorted.size() / 2).toNanos() / 1e9);
    }
}
