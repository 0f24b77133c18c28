package io.recourse.benchmarks.overload;

import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What became of the commands of one rate.
 *
 * @param offered how many were sent a second
 * @param answers all of them
 */
record Played(double offered, Duration time, List<Answered> answers) {

    Played {
        answers = List.copyOf(answers);
    }

    /** @param status of HTTP, or 0 when there was no answer */
    record Answered(int status, Duration took) {

        boolean done() {
            return status == 201;
        }
    }

    long done() {
        return answers.stream().filter(Answered::done).count();
    }

    /** Commands a second that were done. */
    double goodput() {
        return done() / (time.toNanos() / 1e9);
    }

    Duration p99() {
        List<Duration> sorted = answers.stream()
                .filter(Answered::done)
                .map(Answered::took)
                .sorted()
                .toList();
        return sorted.isEmpty() ? Duration.ZERO : sorted.get((int) Math.ceil(sorted.size() * 0.99) - 1);
    }

    SortedMap<Integer, Long> refused() {
        return answers.stream()
                .filter(answer -> !answer.done())
                .collect(Collectors.groupingBy(Answered::status, TreeMap::new, Collectors.counting()));
    }
}
