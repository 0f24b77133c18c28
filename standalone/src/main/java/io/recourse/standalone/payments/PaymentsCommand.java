package io.recourse.standalone.payments;

import io.recourse.runtime.clock.ClockConfiguration;
import io.recourse.standalone.Console;
import io.recourse.standalone.Installation;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Parameters;

/** Imports payments. Exit status 0 when every row is recorded, now or before; 1 when any was rejected. */
@Command(
        name = "payments",
        description = "Payments of the wallet, as a CSV file or as JSON lines, packed with gzip or not.")
public final class PaymentsCommand implements Callable<Integer> {

    private final Installation installation;
    private final Console console;

    @Parameters(paramLabel = "FILE", description = "CSV with a header, or one JSON object in each line; in UTF-8.")
    private Path file = Path.of("");

    public PaymentsCommand(Installation installation, Console console) {
        this.installation = installation;
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        Report report = new PaymentsImport(installation.data(), console, new ClockConfiguration().clock()).run(file);
        ReportText.of(report).forEach(console::say);
        return report.rejected() == 0 ? ExitCode.OK : ExitCode.SOFTWARE;
    }
}
