package io.recourse.benchmarks.scaling;

import io.recourse.benchmarks.peers.harness.Spread;
import io.recourse.benchmarks.peers.report.Conditions;
import io.recourse.benchmarks.peers.report.Table;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The results as Markdown. */
record Report(Plan plan, Results results, Conditions conditions) {

    String text() {
        return Stream.of(head(), speed(), side(), costs(), lag(), errors(), environment())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    private String head() {
        return format(
                """
                Measured with `%s` at revision %s, started %s.
                Machine, which all processes and the clients share: %s.
                """,
                conditions.command(),
                conditions.revision(),
                conditions.startedAt().truncatedTo(ChronoUnit.SECONDS),
                conditions.machine().described());
    }

    private String speed() {
        return format("""
                One command is one of six steps of a case by HTTP with a token. Median over the rounds, and in brackets the lowest and
                highest round. Commands a second:

                %s
                Milliseconds of a command, median:

                %s
                Milliseconds of a command, 99th percentile:

                %s""", table(Played::commandsPerSecond), table(Played::p50Millis), table(Played::p99Millis));
    }

    private String side() {
        return Stream.of(
                        compared(Shape.TWO, Shape.ONE, "Two of each side by one of each, in the same round:"),
                        compared(Shape.ONE, Shape.ALONE, "One of each side by both in one process, in the same round:"))
                .flatMap(Optional::stream)
                .collect(Collectors.joining("\n"));
    }

    private Optional<String> compared(Shape shape, Shape by, String title) {
        return Optional.of(title + "\n\n"
                        + Table.head(plan.clients())
                        + ratio(shape, by, "commands/s", Played::commandsPerSecond)
                        + ratio(shape, by, "p50", Played::p50Millis)
                        + ratio(shape, by, "p99", Played::p99Millis)
                        + ratio(shape, by, "processor time of a command", Played::allMicros))
                .filter(table -> plan.shapes().containsAll(List.of(shape, by)));
    }

    private String costs() {
        return "Microseconds of processor time for one command, by process:\n\n"
                + Table.head(plan.clients())
                + plan.shapes().stream().map(this::costs).collect(Collectors.joining());
    }

    private String costs(Shape shape) {
        return results.processes(shape).stream()
                        .map(process -> row(shape, ": " + process, played -> played.micros(process)))
                        .collect(Collectors.joining())
                + row(shape, ": all of these", Played::allMicros)
                + row(shape, ": the clients", Played::clientMicros);
    }

    private String lag() {
        return format("""
                Milliseconds by which the case's view and timeline are behind what was answered, sampled every 20 ms. The longest of a
                round:

                %s
                The median of a round:

                %s""", table(Played::lagMostMillis), table(Played::lagMedianMillis));
    }

    private String errors() {
        return "Errors, in all rounds that count; `GET 503` is the answer to who has waited two seconds for news:\n\n"
                + plan.shapes().stream().map(this::errors).collect(Collectors.joining());
    }

    private String errors(Shape shape) {
        Map<String, Long> troubles = results.troubles(shape);
        String kinds = troubles.isEmpty()
                ? "none"
                : troubles.entrySet().stream()
                        .map(kind -> kind.getValue() + " × `" + kind.getKey() + "`")
                        .collect(Collectors.joining(", "));
        return format(
                "- %s: %s. All %,d cases that were played, those of the warm-up too, were found closed, with each step once and the refund"
                        + " moved once.%n",
                shape.label(), kinds, results.proven().getOrDefault(shape, 0L));
    }

    private String environment() {
        return format(
                """
                - %d rounds of %d s with each number of clients; shapes by turns, every second time backwards, each time in new processes
                  that played for %d s with %d clients before anything counted.
                - Each process with `%s`. Clients spread their cases over the command-sides and over the query-sides; the refund is awaited
                  by reading the case at a query-side.
                - PostgreSQL: %s.
                """,
                plan.rounds(),
                plan.length().toSeconds(),
                plan.warmUp().toSeconds(),
                plan.mostClients(),
                String.join(" ", Node.JAVA_OPTIONS),
                results.settings());
    }

    private String table(ToDoubleFunction<Played> figure) {
        return Table.head(plan.clients())
                + plan.shapes().stream().map(shape -> row(shape, "", figure)).collect(Collectors.joining());
    }

    private String row(Shape shape, String what, ToDoubleFunction<Played> figure) {
        return Table.row(shape.label() + what, plan.clients(), clients -> results.of(shape, clients, figure));
    }

    private String ratio(Shape shape, Shape by, String what, ToDoubleFunction<Played> figure) {
        IntFunction<Optional<Spread>> ratios = clients -> results.ratio(shape, by, clients, figure);
        return Table.row(what, plan.clients(), ratios);
    }

    private static String format(String format, Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }
}
