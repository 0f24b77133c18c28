package io.recourse.benchmarks.peers.report;

import io.recourse.benchmarks.peers.Contender;
import io.recourse.benchmarks.peers.harness.Measured;
import io.recourse.benchmarks.peers.harness.Results;
import io.recourse.benchmarks.peers.harness.Spread;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * What must hold of Recourse; judged by the median over the rounds.
 *
 * @param what is compared
 * @param atLeast whether more is better
 * @param found empty when it was not measured
 */
record Target(String what, boolean atLeast, double bound, Optional<Spread> found) {

    private static final String CRUD_FIGURE = "of CRUD";

    /** All of them, in the order of the requirement. */
    static List<Target> of(Results results) {
        ToDoubleFunction<Measured> speed = Measured::commandsPerSecond;
        return List.of(
                atLeast(40, "commands/s, 32 clients, of Flowable", ours(results, Contender.FLOWABLE, 32, speed)),
                atLeast(30, "commands/s, 32 clients, of Camunda", ours(results, Contender.CAMUNDA, 32, speed)),
                atLeast(3, "commands/s, 32 clients, " + CRUD_FIGURE, ours(results, Contender.CRUD, 32, speed)),
                atLeast(1, "commands/s, 32 clients, of one-row commits", ours(results, Contender.ONE_ROW, 32, speed)),
                atLeast(1.2, "commands/s, 8 clients, " + CRUD_FIGURE, ours(results, Contender.CRUD, 8, speed)),
                atMost(1.3, "p50, 1 client, " + CRUD_FIGURE, ours(results, Contender.CRUD, 1, Measured::p50Millis)),
                atMost(0.5, "p99, 32 clients, " + CRUD_FIGURE, ours(results, Contender.CRUD, 32, Measured::p99Millis)),
                atMost(
                        0.5,
                        "processor time of a command, 32 clients, " + CRUD_FIGURE,
                        ours(results, Contender.CRUD, 32, Measured::processorMicros)),
                atLeast(
                        0.5,
                        "commands/s through HTTP, 32 clients, of the gateway",
                        results.ratio(Contender.RECOURSE_HTTP, Contender.RECOURSE, 32, speed)),
                atMost(
                        1,
                        "longest lag in a round, 32 clients, seconds",
                        results.of(Contender.RECOURSE, 32, measured -> measured.lagMostMillis() / 1e3)));
    }

    String row() {
        return String.format(
                Locale.ROOT,
                "| %s | %s %s | %s | %s |%n",
                what,
                atLeast ? "≥" : "≤",
                Text.bound(bound),
                measured(),
                verdict());
    }

    private String measured() {
        return found.map(Text::withRange).orElse("");
    }

    private String verdict() {
        return found.map(spread -> atLeast ? spread.median() >= bound : spread.median() <= bound)
                .map(met -> met ? "met" : "**missed**")
                .orElse("not measured");
    }

    private static Optional<Spread> ours(
            Results results, Contender by, int clients, ToDoubleFunction<Measured> figure) {
        return results.ratio(Contender.RECOURSE, by, clients, figure);
    }

    private static Target atLeast(double bound, String what, Optional<Spread> found) {
        return new Target(what, true, bound, found);
    }

    private static Target atMost(double bound, String what, Optional<Spread> found) {
        return new Target(what, false, bound, found);
    }
}
