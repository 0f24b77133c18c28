package io.recourse.benchmarks.replay;

import io.recourse.benchmarks.server.Machine;
import io.recourse.benchmarks.server.PostgresServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Measures how long the timeline takes to be made anew from more and more events, and writes a report. */
public final class Replay {

    private static final int ROUNDS = 3;

    /** With more events than these one round says enough, and takes a quarter of an hour. */
    private static final long MANY = 2_000_000;

    /** Each takes part twice over, with as many threads. */
    private static final int THREADS = 2;

    private Replay() {}

    /** @param arguments numbers of events with commas between them; an empty directory for the database; the report's file */
    public static void main(String[] arguments) throws Exception {
        Instant startedAt = Clock.systemUTC().instant();
        Path data = Path.of(arguments[1]);
        Files.createDirectories(data);
        Machine machine = Machine.with(data);
        try (PostgresServer postgres = PostgresServer.keep(data)) {
            List<Replayed> all = measure(
                    postgres.create("replay"),
                    Stream.of(arguments[0].split(","))
                            .map(Long::valueOf)
                            .sorted()
                            .toList(),
                    ROUNDS);
            Report report = new Report(all, machine, postgres.settings(), startedAt, arguments[0]);
            Files.writeString(Path.of(arguments[2]), report.text());
            System.out.println(report.verdict());
        }
        System.exit(0);
    }

    static List<Replayed> measure(String url, List<Long> sizes, int rounds) throws SQLException, InterruptedException {
        History history = new History(url);
        history.begin();
        List<Replayed> all = new ArrayList<>();
        for (long size : sizes) {
            long events = history.growTo(size);
            try (Site site = Site.on(url)) {
                all.add(measure(
                        new Rebuilt(site, THREADS),
                        new Plain(url, THREADS, site.same()),
                        new Plain(url, THREADS, new Bare()),
                        events,
                        events > MANY ? 1 : rounds));
            }
        }
        return all;
    }

    private static Replayed measure(Rebuilt rebuilt, Plain same, Plain bare, long events, int rounds)
            throws SQLException, InterruptedException {
        List<Duration> product = new ArrayList<>();
        List<Duration> sames = new ArrayList<>();
        List<Duration> bares = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            product.add(rebuilt.measure("rbd_" + events + "_" + round, events));
            bares.add(bare.measure(events));
            sames.add(same.measure(events));
        }
        return new Replayed(events, product, sames, bares);
    }
}
