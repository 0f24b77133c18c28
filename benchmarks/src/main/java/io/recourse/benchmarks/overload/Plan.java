package io.recourse.benchmarks.overload;

import java.time.Duration;
import java.util.List;

/**
 * @param cases that get the notes
 * @param clients of the sustained rate, each sends one after the other
 * @param time of each rate
 * @param times of the sustained rate that arrive
 */
record Plan(int cases, int clients, Duration warmUp, Duration time, List<Double> times) {

    Plan {
        times = List.copyOf(times);
    }

    static Plan whole(Duration time) {
        return new Plan(200, 64, Duration.ofSeconds(60), time, List.of(0.5, 1.0, 2.0, 3.0, 0.5));
    }
}
