package io.recourse.standalone.reconcile;

import io.recourse.command.reconciliation.BadStatement;
import io.recourse.command.reconciliation.Reconciliation;
import io.recourse.command.reconciliation.ReconciliationReport;
import io.recourse.runtime.clock.ClockConfiguration;
import io.recourse.standalone.Console;
import io.recourse.standalone.Installation;
import io.recourse.standalone.Terminal;
import io.recourse.standalone.data.DataDirectory;
import io.recourse.standalone.data.UserError;
import io.recourse.standalone.imports.Workshop;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Compares and repairs. Exit status 0 when nothing differs any more, 1 when something does. */
@Command(
        name = "reconcile",
        description = "Compare our refunds with a gateway's statement, and repair what differs.",
        footer = {"", "docs/reconcile.md explains the statement and shows examples."})
public final class ReconcileCommand implements Callable<Integer> {

    private final Installation installation;
    private final Console console;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--source",
            paramLabel = "NAME",
            defaultValue = "wallet-ledger",
            description = "Whose refunds: the source of their payments (default: ${DEFAULT-VALUE}).")
    private String source = "wallet-ledger";

    @Option(
            names = "--statement",
            paramLabel = "FILE",
            description = "The statement: CSV in UTF-8 with a header. The wallet's ledger is read without one.")
    private Optional<Path> statement = Optional.empty();

    @Option(
            names = "--from",
            paramLabel = "INSTANT",
            description = "The first instant of which the statement tells, such as 2026-01-01T00:00:00Z.")
    private Optional<Instant> from = Optional.empty();

    @Option(names = "--to", paramLabel = "INSTANT", description = "The first instant after that.")
    private Optional<Instant> to = Optional.empty();

    @Option(names = "--report-only", description = "Change nothing.")
    private boolean reportOnly;

    @Option(names = "--json", description = "For programs: a line of JSON for each difference, and one for the report.")
    private boolean json;

    public ReconcileCommand(Installation installation, Console console) {
        this.installation = installation;
        this.console = console;
    }

    @Override
    public Integer call() {
        Reconciliation.Request request = request();
        statement.ifPresent(ReconcileCommand::requireStatement);
        DataDirectory data = installation.data();
        if (!Files.exists(data.cluster())) {
            throw new UserError("Nothing has happened in " + data.root() + " yet; say where with --data.");
        }
        try (Workshop workshop = Workshop.on(data, new ClockConfiguration().clock())) {
            return run(request, workshop.bean(Reconciliation.class)) ? ExitCode.OK : ExitCode.SOFTWARE;
        }
    }

    private Reconciliation.Request request() {
        try {
            return new Reconciliation.Request(source, from, to, reportOnly);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    /** Whether nothing differs any more. */
    private boolean run(Reconciliation.Request request, Reconciliation reconciliation) {
        Told told = json ? new JsonTold(console) : new TextTold(console);
        Watching watch = new Watching(console, Terminal.attached(), told);
        try (InputStream file =
                statement.isPresent() ? Files.newInputStream(statement.get()) : InputStream.nullInputStream()) {
            ReconciliationReport report =
                    reconciliation.run(request, statement.map(unused -> file), told.listed(), watch);
            watch.end();
            told.report(report);
            return report.agrees();
        } catch (BadStatement e) {
            throw new UserError(e.reason(), e);
        } catch (IOException e) {
            throw unreadable(statement.orElseThrow(), e);
        }
    }

    /** Before anything that takes time: the commonest mistake is answered at once. */
    private static void requireStatement(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            Reconciliation.requireHeader(in);
        } catch (BadStatement e) {
            throw new UserError(e.reason(), e);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static UserError unreadable(Path file, IOException e) {
        return new UserError(
                "Cannot read " + file + " (" + e.getClass().getSimpleName() + ": " + e.getMessage() + ")", e);
    }
}
