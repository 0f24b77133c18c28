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
                "With %,d events the timeline is made anew at %,.0f events a second, %.2f times as fast as by a plain reader that writes the"
                        + " same rows (wanted %.1f: %s), %.2f times as fast as by one that does the least, and %.2f times as fast an event as"
                        + " with %,d.",
                most.events(),
                most.rebuiltPerSecond(),
                most.ofSame(),
                TARGET,
                most.ofSame() >= TARGET ? "met" : "missed",
                most.ofBare(),
                most.rebuiltPerSecond() / all.getFirst().rebuiltPerSecond(),
                all.getFirst().events());
    }

    String text() {
        return format(
                """
                # Replay

                %s

                Command: `./benchmarks/replay %s`. Started: %s. Machine: %s. Heap: %d MiB for all of it.

                | events | rebuild, events/s | same rows, events/s | least, events/s | of same rows | of least | rebuild, seconds of each round | same rows | least |
                |--:|--:|--:|--:|--:|--:|---|---|---|
                %s
                ## Conditions

                - *Rebuild*: as an administrator asks for it, two segments, into a table of the same indexes beside the one that is read; from the
                  request until the last event is read and its row committed. The comparison after it is not counted.
                - *Same rows*: two threads, half of the history each; a cursor, each event read, unsealed and put into words as the product does, one
                  COPY each into a table of the same indexes. It keeps no position, and begins anew when it is interrupted.
                - *Least*: the same, but the JSON is parsed as a tree and written again; nothing is checked, unsealed or put into words.
                - All take turns in one process with the database on the same machine. Medians of the rounds: three, and one with more than two million.
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
                "| %,d | %,.0f | %,.0f | %,.0f | %.2f | %.2f | %s | %s | %s |\n",
                one.events(),
                one.rebuiltPerSecond(),
                one.samePerSecond(),
                one.barePerSecond(),
                one.ofSame(),
                one.ofBare(),
                seconds(one.rebuilt()),
                seconds(one.same()),
                seconds(one.bare()));
    }

    private static String seconds(List<Duration> taken) {
        return taken.stream().map(one -> format("%.1f", one.toMillis() / 1e3)).collect(Collectors.joining(", "));
    }

    private static String format(String format, Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }
}
