package io.recourse.standalone.simulate;

import io.recourse.command.policies.Shelf;
import io.recourse.command.policy.calendar.NotCovered;
import io.recourse.command.policy.pack.Catalogue;
import io.recourse.command.policy.simulation.Report;
import io.recourse.command.policy.simulation.Simulation;
import io.recourse.runtime.clock.ClockConfiguration;
import io.recourse.standalone.Console;
import io.recourse.standalone.Installation;
import io.recourse.standalone.Progress;
import io.recourse.standalone.Terminal;
import io.recourse.standalone.data.UserError;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What packs would have done to the cases of a log, or to our own. */
@Command(
        name = "simulate",
        description = "Replay an event log, or our own history, under policy packs; changes nothing.",
        footer = {"", "docs/simulate.md explains the mapping file and shows examples."})
public final class SimulateCommand implements Callable<Integer> {

    private final Installation installation;
    private final Console console;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--pack",
            required = true,
            paramLabel = "FILE|ID[@VERSION]",
            description = "A pack, by its file or by its id; further ones are compared with the first.")
    private List<String> packs = List.of();

    @Option(names = "--log", paramLabel = "FILE", description = "The event log: CSV in UTF-8 with a header.")
    private Optional<Path> log = Optional.empty();

    @Option(names = "--mapping", paramLabel = "FILE", description = "What the log's rows mean, as YAML.")
    private Optional<Path> mapping = Optional.empty();

    @Option(
            names = "--from",
            paramLabel = "INSTANT",
            description = "Our own history: cases received from this instant on, such as 2026-01-01T00:00:00Z.")
    private Optional<Instant> from = Optional.empty();

    @Option(names = "--to", paramLabel = "INSTANT", description = "And before this one.")
    private Optional<Instant> to = Optional.empty();

    @Option(
            names = "--until",
            paramLabel = "INSTANT",
            description = "The end of virtual time (default: the log's last event; of our own history: now).")
    private Optional<Instant> until = Optional.empty();

    @Option(names = "--all-rules", description = "Also with the deadlines that the packs have and do not enable.")
    private boolean allRules;

    @Option(
            names = "--format",
            paramLabel = "text|json|csv",
            defaultValue = "text",
            description = "CSV has a line for every deadline of every case (default: ${DEFAULT-VALUE}).")
    private String format = "text";

    @Option(names = "--output", paramLabel = "FILE", description = "Write the report there (default: standard output).")
    private Optional<Path> output = Optional.empty();

    public SimulateCommand(Installation installation, Console console) {
        this.installation = installation;
        this.console = console;
    }

    @Override
    public Integer call() {
        Format as = format();
        try {
            if (log.isPresent() && mapping.isPresent() && from.isEmpty() && to.isEmpty()) {
                ofLog(log.get(), mapping.get(), as);
            } else if (from.isPresent() && to.isPresent() && log.isEmpty() && mapping.isEmpty()) {
                ofOwnHistory(from.get(), to.get(), as);
            } else {
                throw mistake("Say either --log and --mapping, or --from and --to");
            }
        } catch (NotCovered e) {
            throw new UserError(e.getMessage() + ": a deadline cannot be counted.", e);
        }
        return ExitCode.OK;
    }

    private Format format() {
        try {
            return Format.valueOf(format.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw mistake("There is no format " + format);
        }
    }

    private ParameterException mistake(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private void ofLog(Path file, Path meaning, Format as) {
        NamedPacks named = NamedPacks.of(packs, Shelf.shipped().catalogue());
        Simulation simulation = simulation(named);
        LogFile.Read read = LogFile.read(file, meaning, simulation::add, console);
        String what = String.format(Locale.ROOT, "%s: %,d rows", file.getFileName(), read.rows());
        write(simulation, what, until.or(read::until), as);
    }

    private void ofOwnHistory(Instant first, Instant end, Format as) {
        try (OwnEvents own = OwnEvents.in(installation.data())) {
            NamedPacks named = NamedPacks.of(packs, own.shelf().catalogue());
            Simulation simulation = simulation(named);
            List<String> cases = own.cases();
            Progress progress = new Progress(console, Terminal.attached(), cases.size(), "cases");
            for (String id : cases) {
                own.of(id, first, end, simulation::add);
                progress.done(1, end);
            }
            Instant now = new ClockConfiguration().clock().instant();
            write(simulation, "cases received from " + first + " to " + end, until.or(() -> Optional.of(now)), as);
        }
    }

    private Simulation simulation(NamedPacks named) {
        return new Simulation(
                named.catalogue(), named.refs(), allRules ? Catalogue.Rules.ALL : Catalogue.Rules.ENABLED);
    }

    private void write(Simulation simulation, String what, Optional<Instant> end, Format as) {
        try (Output to = Output.to(output, console)) {
            Progress progress = new Progress(console, Terminal.attached(), simulation.cases(), "cases");
            Instant told = end.orElse(Instant.EPOCH);
            switch (as) {
                case TEXT -> {
                    Report report = simulation.run(end, ReportText.LISTED, unused -> progress.done(1, told));
                    ReportText.of(what, report).forEach(to::line);
                }
                case JSON -> {
                    Report report = simulation.run(end, Integer.MAX_VALUE, unused -> progress.done(1, told));
                    to.line(ReportJson.of(report));
                }
                case CSV -> {
                    CaseLines lines = new CaseLines(to::line);
                    Report unused = simulation.run(end, 0, result -> {
                        lines.add(result);
                        progress.done(1, told);
                    });
                }
            }
            to.keep();
        }
    }
}
