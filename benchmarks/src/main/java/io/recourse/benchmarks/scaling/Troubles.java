package io.recourse.benchmarks.scaling;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Answers that were not what was asked for, by their kind. */
final class Troubles {

    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

    void count(String kind) {
        counts.computeIfAbsent(kind, first -> new LongAdder()).increment();
    }

    /** All since the last time, which are forgotten. */
    Map<String, Long> taken() {
        Map<String, Long> taken = new TreeMap<>();
        counts.forEach((kind, count) -> taken.put(kind, count.sumThenReset()));
        taken.values().removeIf(count -> count == 0);
        return taken;
    }
}
