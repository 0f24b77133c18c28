package io.recourse.benchmarks.reading;

import java.util.List;

/** @param settings of the database, as it says itself */
record Results(Polls polls, List<Answered> answered, String settings) {

    long targets() {
        return answered.stream().filter(one -> one.question().hasTarget()).count();
    }

    List<Answered> missed() {
        return answered.stream()
                .filter(one -> one.question().hasTarget() && !one.met())
                .toList();
    }
}
