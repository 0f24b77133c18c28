package io.recourse.benchmarks.scaling;

import io.recourse.benchmarks.peers.report.Conditions;
import io.recourse.benchmarks.peers.report.Page;
import io.recourse.benchmarks.server.Machine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Measures what a second process of each side brings, and writes the report. */
final class Scaling {

    static final String COMMAND = "./benchmarks/scaling";
    private static final int FIXED = 4;

    private Scaling() {}

    /**
     * @param arguments the directory for the databases, which is empty or does not exist; the page, which keeps what else it
     *     says; the revision of the source; host:port of Axon Server; and {@link Options}
     */
    public static void main(String[] arguments) throws Exception {
        Path directory = Files.createDirectories(Path.of(arguments[0]));
        List<String> typed = List.of(arguments).subList(FIXED, arguments.length);
        Options options = Options.of(Path.of(arguments[1]), typed);
        AxonServer axonServer = AxonServer.at(arguments[3]);
        axonServer.requireEmpty();
        Instant startedAt = Clock.systemUTC().instant();
        Machine machine = Machine.with(directory);
        Results results = Tour.make(options.plan(), axonServer, directory, System.out);
        String command = Stream.concat(Stream.of(COMMAND), typed.stream()).collect(Collectors.joining(" "));
        Conditions conditions = new Conditions(command, arguments[2], startedAt, machine);
        Path page = options.page();
        String before = Files.exists(page) ? Files.readString(page) : "";
        Files.writeString(page, new Page(COMMAND).with(before, new Report(options.plan(), results, conditions).text()));
        System.exit(0);
    }
}
