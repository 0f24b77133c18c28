package io.recourse.benchmarks.deadlines;

import io.recourse.benchmarks.server.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;

/** Measures what a deadline costs among ten thousand and among a million, and writes a report. */
final class Deadlines {

    private Deadlines() {}

    /**
     * Fails when the bound is broken.
     *
     * @param arguments the directory for the databases, which is empty or does not exist, and the report's file
     */
    public static void main(String[] arguments) throws IOException, SQLException, InterruptedException {
        Path directory = Files.createDirectories(Path.of(arguments[0]));
        Path file = Path.of(arguments[1]);
        Instant startedAt = Clock.systemUTC().instant();
        Machine machine = Machine.with(directory);
        Results results = Measurement.of(Plan.full(), directory);
        Report report = new Report(Plan.full(), results, machine, startedAt);
        Files.writeString(file, report.text());
        System.out.println(report.verdict());
        System.exit(results.keepTheBound() ? 0 : 1);
    }
}
