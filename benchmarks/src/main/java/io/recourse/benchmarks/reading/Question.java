package io.recourse.benchmarks.reading;

import java.util.function.IntFunction;

/**
 * Something that is asked again and again.
 *
 * @param target milliseconds that its 99th percentile must stay below; none when it is only told
 * @param path with other values each time, so that no answer is the last one again
 */
record Question(String group, String name, double target, IntFunction<String> path) {

    static final double NO_TARGET = Double.POSITIVE_INFINITY;

    boolean hasTarget() {
        return target != NO_TARGET;
    }
}
