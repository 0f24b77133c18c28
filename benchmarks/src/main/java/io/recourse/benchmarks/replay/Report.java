package io.recourse.benchmarks.replay;

import io.recourse.benchmarks.server.Machine;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The results as Markdown. */
record Report(List<Replayed> all, Machine machine, String settings, Instant startedAt, String sizes) {

    private static final double TARGET = 0.8;

    Report {
        all = List.copyOf(all);
    }

    String verdict() {
        Replayed most = all.getLast();
        return format(
                "With %,d events the timeline is made anew at %,.0f events a second, %.2f times the plain reader's (wanted %.1f: %s), and %.2f"
                        + " times as fast an event as with %,d.",
                most.events(),
                most.rebuiltPerSecond(),
                most.ratio(),
                TARGET,
                most.ratio() >= TARGET ? "met" : "missed",
                most.rebuiltPerSecond() / all.getFirst().rebuiltPerSecond(),
                all.getFirst().events());
    }

    String text() {
        return format(
                """
                # Replay

                %s

                Command: `./benchmarks/replay %s`. Started: %s. Machine: %s. Heap: %d MiB for all of it.

                | events | rebuild, events/s | plain reader, events/s | of plain | rebuild, seconds of each round | plain, seconds |
                |--:|--:|--:|--:|---|---|
                %s
                ## Conditions

                - *Rebuild*: as an administrator asks for it, two segments, into a table of the same indexes beside the one that is read; from the
                  request until the last event is read and its row committed. The comparison after it is not counted.
                - *Plain reader*: two threads, half of the history each; a cursor, the JSON parsed as a tree, one COPY each into a table of the same
                  indexes. It checks nothing, unseals nothing, makes no sentences, and begins anew when it is interrupted.
                - Both take turns in one process with the database on the same machine. Medians of the rounds.
                - Cases are copies of %d that the product wrote, %d events each.
                - PostgreSQL: %s.
                """,
                verdict(),
                sizes,
                startedAt.truncatedTo(ChronoUnit.SECONDS),
                machine.described(),
                Runtime.getRuntime().maxMemory() >> 20,
                all.stream().map(Report::row).collect(Collectors.joining()),
                History.TEMPLATES,
                History.eventsOfOne(),
                settings);
    }

    private static String row(Replayed one) {
        return format(
                "| %,d | %,.0f | %,.0f | %.2f | %s | %s |\n",
                one.events(),
                one.rebuiltPerSecond(),
                one.plainPerSecond(),
                one.ratio(),
                seconds(one.rebuilt()),
                seconds(one.plain()));
    }

    private static String seconds(List<Duration> taken) {
        return taken.stream().map(one -> format("%.1f", one.toMillis() / 1e3)).collect(Collectors.joining(", "));
    }

    private static String format(String format, Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }
}
