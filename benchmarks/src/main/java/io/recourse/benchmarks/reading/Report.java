package io.recourse.benchmarks.reading;

import io.recourse.benchmarks.server.Machine;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The results as Markdown. */
record Report(Plan plan, Results results, Machine machine, Instant startedAt) {

    private static final double POLL_TARGET = 0.7;

    String text() {
        return Stream.of(head(), polls(), missed(), reads(), conditions()).collect(Collectors.joining("\n"));
    }

    String verdict() {
        Polls polls = results.polls();
        return format(
                "Polls that find nothing new: a case's status %.2f and the list %.2f times an empty handler (wanted %.1f: %s and"
                        + " %s). Reads: %d of %d questions keep their target.",
                polls.ratio(polls.status()),
                polls.ratio(polls.list()),
                POLL_TARGET,
                met(polls.ratio(polls.status()) >= POLL_TARGET),
                met(polls.ratio(polls.list()) >= POLL_TARGET),
                results.targets() - results.missed().size(),
                results.targets());
    }

    private String head() {
        return format(
                """
                # Reads among %,d cases

                %s

                Command: `./benchmarks/reading %d "%s" %d`. Started: %s. Machine: %s.
                """,
                plan.cases(),
                verdict(),
                plan.cases(),
                plan.only().pattern(),
                plan.requests(),
                startedAt.truncatedTo(ChronoUnit.SECONDS),
                machine.described());
    }

    private String polls() {
        Polls polls = results.polls();
        return format(
                """
                ## Polls

                Answers 304 a second to 16 clients, the median of %d rounds, in which the three take turns in one process. *Empty* is a
                handler that does nothing, in a Spring Boot server of the same settings without security.

                | | answers/s | of empty | target |
                |---|--:|--:|---|
                | empty | %,.0f | 1.00 | |
                | a case's status | %,.0f | %.2f | %s |
                | the list | %,.0f | %.2f | %s |
                """,
                plan.rounds(),
                Polls.median(polls.empty()),
                Polls.median(polls.status()),
                polls.ratio(polls.status()),
                met(polls.ratio(polls.status()) >= POLL_TARGET),
                Polls.median(polls.list()),
                polls.ratio(polls.list()),
                met(polls.ratio(polls.list()) >= POLL_TARGET));
    }

    private String missed() {
        List<Answered> missed = results.missed();
        return missed.isEmpty() ? "## Missed\n\nNothing.\n" : "## Missed\n\n" + table(missed);
    }

    private String reads() {
        return "## Reads\n\nMilliseconds over HTTP, with the record of who read what, of "
                + plan.requests()
                + " requests by one client, and as many by eight at once. The target is for one client.\n\n"
                + table(results.answered());
    }

    private static String table(List<Answered> answered) {
        return """
                | | | median | p99 | target | eight: median | p99 |
                |---|---|--:|--:|---|--:|--:|
                """ + answered.stream().map(Report::row).collect(Collectors.joining());
    }

    private static String row(Answered one) {
        Question question = one.question();
        return format(
                "| %s | %s | %.1f | %.1f | %s | %.1f | %.1f |\n",
                question.group(),
                question.name(),
                one.one().medianMillis(),
                one.one().p99Millis(),
                question.hasTarget() ? format("< %.0f: %s", question.target(), met(one.met())) : "none",
                one.eight().medianMillis(),
                one.eight().p99Millis());
    }

    private String conditions() {
        return format("""
                ## Conditions

                - Cases are made after %d that were projected from events; reasons, channels, merchants (one has a tenth of all), customers,
                  agents, queues, incidents and words have unequal shares. Four in a hundred are open, most of them new.
                - Client, server and database share the machine.
                - PostgreSQL: %s.
                """, Templates.NUMBER, results.settings());
    }

    private static String met(boolean met) {
        return met ? "met" : "missed";
    }

    private static String format(String format, Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }
}
