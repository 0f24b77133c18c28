package io.recourse.benchmarks.reading;

import io.recourse.actor.Role;
import io.recourse.benchmarks.deadlines.Samples;
import io.recourse.benchmarks.server.Machine;
import io.recourse.benchmarks.server.PostgresServer;
import io.recourse.testing.TestTokens;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;

/** Measures reads among many cases, and polls beside an empty handler, and writes a report. */
public final class Reading {

    private Reading() {}

    /**
     * @param arguments how many cases; the directory of the database, which is filled unless it is already; the report's file; and,
     *     to measure only some, a regular expression found in their names; and how many requests of each
     */
    public static void main(String[] arguments) throws Exception {
        Path data = Path.of(arguments[1]);
        Plan plan = Plan.full(
                Integer.parseInt(arguments[0]),
                Pattern.compile(arguments.length > 3 ? arguments[3] : ""),
                arguments.length > 4 ? Integer.parseInt(arguments[4]) : 200);
        Instant startedAt = Clock.systemUTC().instant();
        Results results = measure(plan, data, startedAt);
        Report report = new Report(plan, results, Machine.with(data), startedAt);
        Files.writeString(Path.of(arguments[2]), report.text());
        System.out.println(report.verdict());
        System.exit(0);
    }

    static Results measure(Plan plan, Path data, Instant now) throws Exception {
        Path mark = data.resolve("filled");
        if (Files.exists(data.resolve("postgresql.conf")) && !Files.exists(mark)) {
            throw new IllegalStateException(data + " was not filled to its end; delete it");
        }
        try (PostgresServer postgres = PostgresServer.keep(data)) {
            if (!Files.exists(mark)) {
                new Fill(postgres.create("reading"), plan.cases()).run(now);
                Files.createFile(mark);
            }
            try (Site site = Site.on(postgres.url("reading"));
                    EmptyServer empty = EmptyServer.start()) {
                return new Results(
                        Polls.measure(site, empty, "m-big", caseOf(site), plan.rounds(), plan.millis()),
                        answered(plan, site, now),
                        postgres.settings());
            }
        }
    }

    private static List<Answered> answered(Plan plan, Site site, Instant now) throws Exception {
        String token = "Bearer " + TestTokens.of("agent-7", Role.AGENT);
        Load one = new Load(site.address(), Map.of("Authorization", token), 200, 1);
        Load eight = new Load(site.address(), Map.of("Authorization", token), 200, 8);
        List<Answered> answered = new ArrayList<>();
        List<Question> questions = Questions.of(plan.cases(), now, site.address(), token);
        for (Question warmUp : List.of(questions.getFirst(), questions.get(1))) {
            eight.ask(plan.warmUps(), warmUp.path());
        }
        for (Question question : questions) {
            if (plan.only().matcher(question.group() + ": " + question.name()).find()) {
                Answered last = ask(question, one, eight, plan.requests());
                System.out.printf(
                        Locale.ROOT,
                        "%s: %s: %.1f ms, 99 of 100 within %.1f ms%n",
                        question.group(),
                        question.name(),
                        last.one().medianMillis(),
                        last.one().p99Millis());
                answered.add(last);
            }
        }
        return answered;
    }

    private static Answered ask(Question question, Load one, Load eight, int requests)
            throws InterruptedException, ExecutionException {
        one.ask(requests / 4, i -> question.path().apply(requests + i));
        Samples alone = one.ask(requests, question.path());
        Samples among = eight.ask(requests, i -> question.path().apply(i + 2 * requests));
        return new Answered(question, alone, among);
    }

    private static String caseOf(Site site) {
        return site.database()
                .sql("SELECT case_id FROM query.dispute_case WHERE merchant_id = 'm-big' LIMIT 1")
                .query(String.class)
                .single();
    }
}
