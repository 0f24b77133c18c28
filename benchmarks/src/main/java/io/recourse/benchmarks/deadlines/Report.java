package io.recourse.benchmarks.deadlines;

import io.recourse.benchmarks.server.Machine;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The results as Markdown. */
record Report(Plan plan, Results results, Machine machine, Instant startedAt) {

    String text() {
        return Stream.of(head(), costs(), saga(), due(), conditions()).collect(Collectors.joining("\n"));
    }

    private String head() {
        return format(
                """
                # Deadlines: what one costs among %,d and among %,d

                %s

                Command: `./benchmarks/deadlines`. Started: %s. Machine: %s.
                """,
                plan.few(), plan.many(), verdict(), startedAt.truncatedTo(ChronoUnit.SECONDS), machine.described());
    }

    String verdict() {
        return format(
                "%s: a deadline among %,d may cost %.1f times what it costs among %,d, and costs at most %.2f times as much.",
                results.keepTheBound() ? "Kept" : "Broken", plan.many(), Results.BOUND, plan.few(), results.dearest());
    }

    private String costs() {
        return format(
                """
                ## Schedule and cancel, each in a transaction of its own

                Milliseconds, median and 99th percentile of %,d operations. *Ratio*: of the medians, many by few, and in brackets the
                lowest and highest of %d rounds. *Noise*: the same for the small database against itself. A ratio within
                the noise is no difference.

                | | few: median | p99 | many: median | p99 | ratio | noise |
                |---|--:|--:|--:|--:|--:|--:|
                %s%s%s%s""",
                results.rounds()
                        .samples(Rounds.Size.FEW, true, Timing::committed)
                        .count(),
                plan.rounds(),
                row("schedule", true, Timing::committed),
                row("schedule, before the commit", true, Timing::written),
                row("cancel", false, Timing::committed),
                row("cancel, before the commit", false, Timing::written));
    }

    private String row(String name, boolean schedules, ToLongFunction<Timing> part) {
        Samples few = results.rounds().samples(Rounds.Size.FEW, schedules, part);
        Samples many = results.rounds().samples(Rounds.Size.MANY, schedules, part);
        return format(
                "| %s | %.3f | %.3f | %.3f | %.3f | **%.2f** (%s) | %.2f (%s) |\n",
                name,
                few.medianMillis(),
                few.p99Millis(),
                many.medianMillis(),
                many.p99Millis(),
                results.ratio(schedules, part),
                range(results.rounds().ratios(Rounds.Size.MANY, schedules, part)),
                results.noise(schedules, part),
                range(results.rounds().ratios(Rounds.Size.FEW_AGAIN, schedules, part)));
    }

    private String saga() {
        return format(
                """
                ## Through the saga

                %d cases wait for the merchant, and are answered. Each has one deadline and its reminder: two rows to schedule,
                two to cancel. Statements per case, and milliseconds in the database per case, few and many.

                | when | statement | per case | few | many |
                |---|---|--:|--:|--:|
                %s%s""",
                plan.cases(),
                statements(
                        "promised",
                        results.few().saga().promised(),
                        results.many().saga().promised()),
                statements(
                        "met", results.few().saga().met(), results.many().saga().met()));
    }

    private String statements(String when, List<Statements.Kind> few, List<Statements.Kind> many) {
        Map<String, Statements.Kind> small = byName(few);
        Map<String, Statements.Kind> large = byName(many);
        TreeSet<String> names = new TreeSet<>(small.keySet());
        names.addAll(large.keySet());
        return names.stream()
                        .map(name -> statement(
                                when,
                                small.getOrDefault(name, new Statements.Kind(name, 0, 0)),
                                large.getOrDefault(name, new Statements.Kind(name, 0, 0))))
                        .collect(Collectors.joining())
                + statement(when, sum(few), sum(many));
    }

    private static Statements.Kind sum(List<Statements.Kind> kinds) {
        return new Statements.Kind(
                "all of them",
                kinds.stream().mapToLong(Statements.Kind::calls).sum(),
                kinds.stream().mapToDouble(Statements.Kind::millis).sum());
    }

    private String statement(String when, Statements.Kind few, Statements.Kind many) {
        double cases = plan.cases();
        return format(
                "| %s | %s | %.2f | %.3f | %.3f |\n",
                when, few.name(), many.calls() / cases, few.millis() / cases, many.millis() / cases);
    }

    private String due() {
        return """
                ## Looking for what is due

                The scheduler looks once a second and locks what it finds (lock and fetch). Milliseconds in the database per look.

                | | looks | found | mean | shortest | longest |
                |---|--:|--:|--:|--:|--:|
                """
                + polls("few, none due", results.few().due().idle())
                + polls("many, none due", results.many().due().idle())
                + polls(
                        "few, " + plan.due() + " due at once",
                        results.few().due().busy())
                + polls(
                        "many, " + plan.due() + " due at once",
                        results.many().due().busy())
                + format(
                        """

                        All that were due fired and woke their case: %,d in %.1f s among few, %,d in %.1f s among many. That is %.2f and %.2f ms
                        each, from the look to the deleted row, four at a time.
                        """,
                        results.few().due().fired(),
                        results.few().due().seconds(),
                        results.many().due().fired(),
                        results.many().due().seconds(),
                        1e3
                                * results.few().due().seconds()
                                / results.few().due().fired(),
                        1e3
                                * results.many().due().seconds()
                                / results.many().due().fired());
    }

    private static String polls(String name, Statements.Polls polls) {
        return format(
                "| %s | %,d | %,d | %.3f | %.3f | %.3f |\n",
                name, polls.calls(), polls.rows(), polls.mean(), polls.min(), polls.max());
    }

    private String conditions() {
        return format(
                """
                ## Conditions

                - Pending while it was measured: %,d and %,d. The tables: %s; %s.
                - %d rounds of %d operations, after %d that are not counted. By turns: few, many, few; and the other way round. Each round
                  starts after a checkpoint, so that the large table pays its full-page writes.
                - The schedulers of both databases run all the time. Time stands still, so that nothing is due before it is wanted.
                - PostgreSQL: %s.
                """,
                results.few().pending(),
                results.many().pending(),
                results.few().sizes(),
                results.many().sizes(),
                plan.rounds(),
                plan.operations(),
                plan.warmUps(),
                results.settings());
    }

    private static Map<String, Statements.Kind> byName(List<Statements.Kind> kinds) {
        Map<String, Statements.Kind> byName = new LinkedHashMap<>();
        kinds.forEach(kind -> byName.put(kind.name(), kind));
        return byName;
    }

    private static String range(List<Double> sorted) {
        return format("%.2f–%.2f", sorted.getFirst(), sorted.getLast());
    }

    private static String format(String format, Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }
}
