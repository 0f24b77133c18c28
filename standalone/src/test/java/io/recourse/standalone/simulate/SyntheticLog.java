package io.recourse.standalone.simulate;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/**
 * A log of any length, always the same one: a case is opened every minute, and each goes through five events in some weeks, so that
 * the events of many cases come in turns. From the command line: how many events, and the file.
 */
final class SyntheticLog {

    private static final Instant START = Instant.parse("2020-01-01T00:00:00Z");
    private static final String[] ACTIVITIES = {"opened", "contacted", "answered", "decided", "closed"};

    private SyntheticLog() {}

    public static void main(String[] arguments) throws IOException {
        write(Integer.parseInt(arguments[0]), Path.of(arguments[1]));
    }

    /** @param events a multiple of five */
    static void write(int events, Path file) throws IOException {
        int cases = events / ACTIVITIES.length;
        try (BufferedWriter writer = Files.newBufferedWriter(file)) {
            writer.write("case,what,at,amount,currency,country\n");
            for (int minute = 0, written = 0; written < events; minute++) {
                for (int step = 0; step < ACTIVITIES.length; step++) {
                    // Each kind of case takes its own time for each step.
                    for (int kind = 0; kind < 7; kind++) {
                        int id = minute - step * (1_500 + 4_000 * kind);
                        if (id >= 0 && id < cases && id % 7 == kind) {
                            writer.write(line(id, step, minute));
                            written++;
                        }
                    }
                }
            }
        }
    }

    private static String line(int id, int step, int minute) {
        Instant at = START.plus(Duration.ofMinutes(minute));
        return "case-" + id + "," + ACTIVITIES[step] + "," + at + "," + (id % 900 + 1) + ".50,"
                + (id % 3 == 0 ? "USD" : "EUR") + "," + (id % 2 == 0 ? "US" : "DE") + "\n";
    }
}
