package io.recourse.benchmarks.peers.harness;

import io.recourse.benchmarks.peers.Step;
import io.recourse.benchmarks.peers.process.Round;

/** One round of one contender, with what the database did for it. */
public record Measured(Round round, Counts database) {

    public double commandsPerSecond() {
        return round.commandsPerSecond();
    }

    public double p50Millis() {
        return round.p50() / 1e6;
    }

    public double p99Millis() {
        return round.p99() / 1e6;
    }

    public double statementsPerCase() {
        return (double) database.statements() / round.cases();
    }

    public double walBytesPerCase() {
        return (double) database.wal() / round.cases();
    }

    /** Processor time of the contender's own process for one command, in microseconds. */
    public double applicationMicros() {
        return micros(round.processor());
    }

    /** Processor time of the database for one command, in microseconds. */
    public double databaseMicros() {
        return micros(database.processor());
    }

    public double processorMicros() {
        return applicationMicros() + databaseMicros();
    }

    public double lagMedianMillis() {
        return round.lagMedian() / 1e6;
    }

    public double lagMostMillis() {
        return round.lagMost() / 1e6;
    }

    public double catchUpMillis() {
        return round.catchUp() / 1e6;
    }

    private double micros(long nanos) {
        return nanos / 1e3 / (round.cases() * Step.values().length);
    }
}
