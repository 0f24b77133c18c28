package io.recourse.benchmarks.peers.report;

import io.recourse.benchmarks.peers.harness.Match;
import io.recourse.benchmarks.peers.harness.Measured;
import io.recourse.benchmarks.peers.harness.Plan;
import io.recourse.benchmarks.peers.harness.Results;
import io.recourse.benchmarks.server.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Measures all contenders side by side and writes the report. */
final class Peers {

    private static final int FIXED = 3;

    private Peers() {}

    /**
     * The pictures go to a directory beside the page, of the same name.
     *
     * @param arguments the directory for the databases, which is empty or does not exist; the page, which keeps what else it
     *     says; the revision of the source; and {@link Options}
     */
    public static void main(String[] arguments) throws Exception {
        Path directory = Files.createDirectories(Path.of(arguments[0]));
        List<String> typed = List.of(arguments).subList(FIXED, arguments.length);
        Options options = Options.of(Path.of(arguments[1]), typed);
        Instant startedAt = Clock.systemUTC().instant();
        Machine machine = Machine.with(directory);
        Results results = Match.play(options.plan(), directory.resolve("postgres"), System.out);
        String command = String.join(
                " ",
                Stream.concat(Stream.of("./benchmarks/run"), typed.stream()).toList());
        write(options, results, new Conditions(command, arguments[2], startedAt, machine));
        Target.of(results).forEach(target -> System.out.print(target.row()));
    }

    private static void write(Options options, Results results, Conditions conditions) throws IOException {
        Path page = options.page();
        Plan plan = options.plan();
        String name = page.getFileName().toString().replaceFirst("\\.md$", "");
        Path pictures = Files.createDirectories(page.resolveSibling(name));
        String before = Files.exists(page) ? Files.readString(page) : "";
        Files.writeString(
                page, new Page("./benchmarks/run").with(before, new Report(plan, results, conditions).text(name)));
        Files.writeString(
                pictures.resolve("commands.svg"),
                new Bars(plan, results, "Commands a second", Measured::commandsPerSecond).svg());
        Files.writeString(
                pictures.resolve("p99.svg"),
                new Bars(plan, results, "Milliseconds of a command, 99th percentile", Measured::p99Millis).svg());
    }
}
