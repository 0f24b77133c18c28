package io.recourse.benchmarks.overload;

import java.util.List;

/**
 * @param sustained by clients that wait for each answer
 * @param arrived at rates that wait for nothing
 * @param acknowledged notes
 * @param stored notes in the history
 */
record Results(Played sustained, List<Played> arrived, long acknowledged, long stored, String settings) {

    Results {
        arrived = List.copyOf(arrived);
    }

    double peak() {
        return arrived.stream().mapToDouble(Played::goodput).reduce(sustained.goodput(), Math::max);
    }
}
