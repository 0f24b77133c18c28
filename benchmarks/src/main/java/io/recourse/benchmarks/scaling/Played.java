package io.recourse.benchmarks.scaling;

import io.recourse.benchmarks.peers.Step;
import io.recourse.benchmarks.peers.process.Round;
import java.util.Map;

/**
 * One round of one shape with one number of clients.
 *
 * @param round its processor time is that of the clients
 * @param processor nanoseconds that each process took, by its name
 * @param troubles answers that were not what was asked for, by their kind
 */
record Played(Round round, Map<String, Long> processor, Map<String, Long> troubles) {

    Played {
        processor = Map.copyOf(processor);
        troubles = Map.copyOf(troubles);
    }

    double commandsPerSecond() {
        return round.commandsPerSecond();
    }

    double p50Millis() {
        return round.p50() / 1e6;
    }

    double p99Millis() {
        return round.p99() / 1e6;
    }

    double lagMedianMillis() {
        return round.lagMedian() / 1e6;
    }

    double lagMostMillis() {
        return round.lagMost() / 1e6;
    }

    /** For one command; nothing for a process that was not measured. */
    double micros(String process) {
        return processor.getOrDefault(process, 0L) / 1e3 / commands();
    }

    /** Of all processes for one command, but for the clients'. */
    double allMicros() {
        return processor.values().stream().mapToLong(Long::longValue).sum() / 1e3 / commands();
    }

    double clientMicros() {
        return round.processor() / 1e3 / commands();
    }

    /** All, also those after the round: they cost as well. */
    private double commands() {
        return (double) round.cases() * Step.values().length;
    }
}
