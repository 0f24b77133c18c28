package io.recourse.standalone.export;

import io.recourse.dispute.CaseId;
import io.recourse.payment.MerchantId;
import io.recourse.query.audit.export.ExportFilter;
import io.recourse.query.audit.export.ExportFormat;
import io.recourse.query.audit.export.Exports;
import io.recourse.query.audit.export.StreamType;
import io.recourse.runtime.clock.ClockConfiguration;
import io.recourse.runtime.problem.ProblemException;
import io.recourse.standalone.Console;
import io.recourse.standalone.Installation;
import io.recourse.standalone.data.DataDirectory;
import io.recourse.standalone.data.UserError;
import io.recourse.standalone.imports.Workshop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Writes what the API's exports send, byte for byte, for a server that is stopped. */
@Command(
        name = "export",
        description = "Write the history, or a part of it, for other programs.",
        footer = {"", "docs/export.md explains the formats and shows examples."})
public final class ExportCommand implements Callable<Integer> {

    /** A ledger that is made for the first time takes some ten seconds for a hundred thousand events. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Installation installation;
    private final Console console;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FORMAT", converter = Formats.class, description = "ndjson, csv, xes or ocel.")
    private ExportFormat format = ExportFormat.NDJSON;

    @Option(names = "--output", paramLabel = "FILE", description = "Where to (default: the standard output).")
    private Optional<Path> output = Optional.empty();

    @Option(names = "--case", paramLabel = "ID", description = "Only this case and its payments. May be repeated.")
    private List<String> cases = List.of();

    @Option(
            names = "--merchant",
            paramLabel = "ID",
            description = "Only cases against this merchant and payments to it. May be repeated.")
    private List<String> merchants = List.of();

    @Option(
            names = "--stream-type",
            paramLabel = "TYPE",
            description = "Only DisputeCase, Payment, Incident or PolicyLibrary.")
    private List<String> types = List.of();

    @Option(
            names = "--from",
            paramLabel = "INSTANT",
            description = "Recorded at this instant or later, such as 2026-01-01T00:00:00Z.")
    private Optional<Instant> from = Optional.empty();

    @Option(names = "--to", paramLabel = "INSTANT", description = "Recorded before this instant.")
    private Optional<Instant> to = Optional.empty();

    @Option(names = "--after", paramLabel = "N", description = "Go on after the event at this position.")
    private Optional<Long> after = Optional.empty();

    @Option(names = "--limit", paramLabel = "N", description = "At most so many events, or cases in xes.")
    private Optional<Long> limit = Optional.empty();

    public ExportCommand(Installation installation, Console console) {
        this.installation = installation;
        this.console = console;
    }

    @Override
    public Integer call() {
        ExportFilter filter = filter();
        DataDirectory data = installation.data();
        if (!Files.exists(data.cluster())) {
            throw new UserError("Nothing has happened in " + data.root() + " yet; say where with --data.");
        }
        try (Destination destination = Destination.of(output, console);
                Workshop workshop = Workshop.on(data, new ClockConfiguration().clock())) {
            Counting counting = Counting.on(console, output.isPresent());
            workshop.bean(Exports.class).write(format, filter, PATIENCE, destination.stream(), counting);
            destination.keep();
            counting.end();
        } catch (ProblemException e) {
            throw new UserError("The audit ledger has not caught up with the history; try again in a while.", e);
        } catch (IOException e) {
            throw new UserError("Cannot export (" + e.getMessage() + ")", e);
        }
        return ExitCode.OK;
    }

    private ExportFilter filter() {
        ExportFilter filter = new ExportFilter(
                ids("--case", cases, CaseId::of),
                ids("--merchant", merchants, MerchantId::of),
                from,
                to,
                ids("--stream-type", types, StreamType::of),
                after,
                limit);
        filter.mistake().ifPresent(mistake -> {
            throw wrong("--" + mistake.parameter() + " " + mistake.reason());
        });
        return filter;
    }

    private <T> List<T> ids(String option, List<String> texts, Function<String, T> parse) {
        try {
            return texts.stream().map(parse).toList();
        } catch (IllegalArgumentException e) {
            throw wrong(option + ": " + e.getMessage());
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    /** Formats as they are called in addresses. */
    static final class Formats implements ITypeConverter<ExportFormat> {

        @Override
        public ExportFormat convert(String name) {
            for (ExportFormat format : ExportFormat.values()) {
                if (format.name().toLowerCase(Locale.ROOT).equals(name)) {
                    return format;
                }
            }
            throw new TypeConversionException("must be ndjson, csv, xes or ocel, not '" + name + "'");
        }
    }
}
