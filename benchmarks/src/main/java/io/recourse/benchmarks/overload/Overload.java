package io.recourse.benchmarks.overload;

import io.recourse.benchmarks.peers.recourse.Recourse;
import io.recourse.benchmarks.server.Machine;
import io.recourse.benchmarks.server.PostgresServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Sends more and more commands a second, whatever becomes of those before, and writes a report. */
public final class Overload {

    private Overload() {}

    /** @param arguments an empty directory for the database; the report's file; and seconds of each rate */
    public static void main(String[] arguments) throws Exception {
        Instant startedAt = Clock.systemUTC().instant();
        Path data = Path.of(arguments[0]);
        Files.createDirectories(data);
        Machine machine = Machine.with(data);
        Plan plan = Plan.whole(Duration.ofSeconds(Long.parseLong(arguments[2])));
        Results results = measure(plan, data);
        Report report = new Report(plan, results, machine, startedAt);
        Files.writeString(Path.of(arguments[1]), report.text());
        System.out.println(report.verdict());
        System.exit(0);
    }

    static Results measure(Plan plan, Path data) throws Exception {
        try (PostgresServer postgres = PostgresServer.start(data, Map.of());
                Recourse site = Recourse.start(postgres.create("overload"), Recourse.Way.HTTP)) {
            Notes notes = Notes.on(site, plan.cases());
            Played warm = Sustained.play(notes, plan.clients(), plan.warmUp());
            Played sustained = Sustained.play(notes, plan.clients(), plan.time());
            List<Played> arrived = new ArrayList<>();
            for (double times : plan.times()) {
                arrived.add(Arrivals.play(notes, sustained.goodput() * times, plan.time()));
                notes.awaitQuiet();
            }
            long acknowledged = warm.done()
                    + sustained.done()
                    + arrived.stream().mapToLong(Played::done).sum();
            return new Results(sustained, arrived, acknowledged, notes.stored(), postgres.settings());
        }
    }
}
