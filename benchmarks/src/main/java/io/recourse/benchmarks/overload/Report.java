package io.recourse.benchmarks.overload;

import io.recourse.benchmarks.server.Machine;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The results as Markdown. */
record Report(Plan plan, Results results, Machine machine, Instant startedAt) {

    private static final double TARGET = 0.8;

    String verdict() {
        Played most = results.arrived().stream()
                .reduce((one, other) -> other.offered() > one.offered() ? other : one)
                .orElseThrow();
        double kept = most.goodput() / results.peak();
        return format(
                "When %.1f times as many commands come as can be done, %.2f of the peak are done (wanted %.1f: %s), and 99 in a hundred of them"
                        + " within %.1f s. Acknowledged %,d, stored %,d.",
                most.offered() / results.sustained().goodput(),
                kept,
                TARGET,
                kept >= TARGET ? "met" : "missed",
                most.p99().toMillis() / 1e3,
                results.acknowledged(),
                results.stored());
    }

    String text() {
        return format(
                """
                # Overload

                %s

                Command: `./benchmarks/overload %d`. Started: %s. Machine: %s.

                | offered, commands/s | of sustained | done, commands/s | of peak | 99th percentile of those done, s | turned away or failed |
                |--:|--:|--:|--:|--:|---|
                %s
                ## Conditions

                - Each command is a note on one of %d cases, by HTTP with a token and a key of its own. The clients are in the same process.
                - *Sustained* (the first row): %d clients that wait for each answer, after %d s of the same. Then commands arrive at a rate, whether those
                  before were answered or not, each for %d s; late answers count for the longer time. The lowest rate comes again at the end.
                - PostgreSQL: %s.
                """,
                verdict(),
                plan.time().toSeconds(),
                startedAt.truncatedTo(ChronoUnit.SECONDS),
                machine.described(),
                row(results.sustained())
                        + results.arrived().stream().map(this::row).collect(Collectors.joining()),
                plan.cases(),
                plan.clients(),
                plan.warmUp().toSeconds(),
                plan.time().toSeconds(),
                results.settings());
    }

    private String row(Played played) {
        return format(
                "| %,.0f | %.2f | %,.0f | %.2f | %.2f | %s |\n",
                played.offered(),
                played.offered() / results.sustained().goodput(),
                played.goodput(),
                played.goodput() / results.peak(),
                played.p99().toMillis() / 1e3,
                played.refused().entrySet().stream().map(Report::refused).collect(Collectors.joining(", ")));
    }

    private static String refused(Map.Entry<Integer, Long> counted) {
        return format("%s: %,d", counted.getKey() == 0 ? "no answer" : counted.getKey(), counted.getValue());
    }

    private static String format(String format, Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }
}
