package io.recourse.benchmarks.peers.report;

import io.recourse.benchmarks.peers.Contender;
import io.recourse.benchmarks.peers.harness.Measured;
import io.recourse.benchmarks.peers.harness.Plan;
import io.recourse.benchmarks.peers.harness.Results;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Ours by each of the others. */
final class Ratios {

    private Ratios() {}

    static String text(Plan plan, Results results) {
        return """
                ### Side by side

                Each figure of Recourse by the same figure of another in the same round: median over the rounds, and in brackets the
                lowest and highest. More than 1 is better for commands, less than 1 for all others.

                """
                + plan.contenders().stream()
                        .filter(contender -> contender.part() == Contender.Part.OURS)
                        .map(ours -> table(plan, results, ours))
                        .collect(Collectors.joining("\n"));
    }

    private static String table(Plan plan, Results results, Contender ours) {
        return String.format(Locale.ROOT, "%s, by:%n%n", ours.label())
                + Table.head(plan.clients())
                + rows(plan, results, ours, "commands/s", Measured::commandsPerSecond)
                + rows(plan, results, ours, "p50", Measured::p50Millis)
                + rows(plan, results, ours, "p99", Measured::p99Millis)
                + rows(plan, results, ours, "processor time of a command", Measured::processorMicros);
    }

    private static String rows(
            Plan plan, Results results, Contender ours, String what, ToDoubleFunction<Measured> figure) {
        return plan.contenders().stream()
                .filter(other -> other != ours)
                .map(other -> Table.row(
                        what + ": " + other.label(),
                        plan.clients(),
                        clients -> results.ratio(ours, other, clients, figure)))
                .collect(Collectors.joining());
    }
}
