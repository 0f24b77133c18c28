package io.recourse.benchmarks.peers.report;

import io.recourse.benchmarks.peers.Contender;
import io.recourse.benchmarks.peers.harness.Measured;
import io.recourse.benchmarks.peers.harness.Plan;
import io.recourse.benchmarks.peers.harness.Results;
import io.recourse.benchmarks.peers.harness.Weight;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The results as Markdown. */
public record Report(Plan plan, Results results, Conditions conditions) {

    /** Pictures stand in the directory {@code pictures}, as seen from the page. */
    public String text(String pictures) {
        return Stream.of(
                        head(),
                        targets(),
                        speed(pictures),
                        Ratios.text(plan, results),
                        costs(),
                        weights(),
                        lag(),
                        environment())
                .collect(Collectors.joining("\n"));
    }

    private String head() {
        return format(
                """
                Measured with `%s` at revision %s, started %s.
                Machine: %s.
                """,
                conditions.command(),
                conditions.revision(),
                conditions.startedAt().truncatedTo(ChronoUnit.SECONDS),
                conditions.machine().described());
    }

    private String targets() {
        return """
                ### Targets

                Ratios of Recourse to another in the same round: median over the rounds, and in brackets the lowest and highest.

                | what | target | measured | |
                |---|---|--:|---|
                """ + Target.of(results).stream().map(Target::row).collect(Collectors.joining());
    }

    private String speed(String pictures) {
        return format(
                """
                ### Speed

                One command is one of six steps of a case, and is on disk when it is answered. Median over the rounds, and in
                brackets the lowest and highest round.

                ![Commands a second](%s/commands.svg)

                Commands a second:

                %s
                Milliseconds of a command, median:

                %s
                Milliseconds of a command, 99th percentile:

                %s
                ![99th percentile of a command](%s/p99.svg)
                """,
                pictures,
                table(Measured::commandsPerSecond),
                table(Measured::p50Millis),
                table(Measured::p99Millis),
                pictures);
    }

    private String costs() {
        return format(
                """
                ### What a case costs

                Statements of one case in the database, without those that only begin and end a transaction:

                %s
                KiB written ahead (WAL) for one case:

                %s
                Microseconds of processor time for one command, in the contender's process and in the database together:

                %s
                The same in the contender's process alone, which plays the clients as well:

                %s
                The same in the database alone:

                %s""",
                table(Measured::statementsPerCase),
                table(measured -> measured.walBytesPerCase() / 1024),
                table(Measured::processorMicros),
                table(Measured::applicationMicros),
                table(Measured::databaseMicros));
    }

    private String weights() {
        return """
                ### Memory and disk

                Memory of the contender's process after its last round: all that is resident, and the heap that is left after it was
                cleaned, in MiB. Disk: KiB by which tables and indexes have grown for each case, over all rounds.

                | | resident | heap | disk per case |
                |---|--:|--:|--:|
                """ + plan.contenders().stream().map(this::weight).collect(Collectors.joining());
    }

    private String weight(Contender contender) {
        Weight weight = Objects.requireNonNull(results.weights().get(contender));
        return format(
                "| %s | %s | %s | %s |\n",
                contender.label(),
                Text.mebibytes(weight.memory().resident()),
                Text.mebibytes(weight.memory().heap()),
                Text.kibibytes(weight.bytesPerCase()));
    }

    private String lag() {
        return format(
                """
                ### How far behind

                Milliseconds by which what can be read is behind what was acknowledged, sampled every 20 ms while the round is played.
                The others write both in one transaction. The longest of a round:

                %s
                The median of a round:

                %s
                Until all could be read after the last command of a round:

                %s""", ours(Measured::lagMostMillis), ours(Measured::lagMedianMillis), ours(Measured::catchUpMillis));
    }

    private String environment() {
        return format(
                """
                ### Conditions

                - %d rounds of %d s with each number of clients, by turns, every second time backwards. Before that each contender played %d s
                  with %d clients, at most %d times, until two in a row were no more than 5 %% faster than the best before, which does not
                  count. Each round of all
                  contenders with all numbers of clients starts after a checkpoint, and there is none within it.
                - Each contender has a process (`%s`, otherwise as Java chooses) and a database of its own on one server, and proves
                  before the start that it keeps a case. The others are idle meanwhile, but running.
                - Versions: %s.
                - PostgreSQL: %s.
                """,
                plan.rounds(),
                plan.length().toSeconds(),
                plan.warmUp().toSeconds(),
                plan.mostClients(),
                plan.mostWarmUps(),
                String.join(" ", Plan.JAVA_OPTIONS),
                Versions.text(),
                results.settings());
    }

    private String table(ToDoubleFunction<Measured> figure) {
        return table(plan.contenders(), figure);
    }

    private String ours(ToDoubleFunction<Measured> figure) {
        return table(
                plan.contenders().stream()
                        .filter(contender -> contender.part() == Contender.Part.OURS)
                        .toList(),
                figure);
    }

    private String table(List<Contender> contenders, ToDoubleFunction<Measured> figure) {
        return Table.head(plan.clients())
                + contenders.stream()
                        .map(contender -> Table.row(
                                contender.label(), plan.clients(), clients -> results.of(contender, clients, figure)))
                        .collect(Collectors.joining());
    }

    private static String format(String format, Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }
}
