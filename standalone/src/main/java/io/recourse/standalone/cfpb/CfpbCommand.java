package io.recourse.standalone.cfpb;

import io.recourse.runtime.clock.ClockConfiguration;
import io.recourse.standalone.Console;
import io.recourse.standalone.Installation;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Parameters;

/** Imports complaints of the CFPB. Exit status 0 when all rows are accounted for and the deadline saga agrees with the file. */
@Command(
        name = "cfpb",
        description = "Complaints of the Consumer Financial Protection Bureau's public database, as a CSV file.")
public final class CfpbCommand implements Callable<Integer> {

    private final Installation installation;
    private final Console console;

    @Parameters(paramLabel = "FILE", description = "The CSV file, as downloaded.")
    private Path file = Path.of("");

    public CfpbCommand(Installation installation, Console console) {
        this.installation = installation;
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        Report report = new CfpbImport(installation.data(), console, new ClockConfiguration().clock()).run(file);
        ReportText.of(report).forEach(console::say);
        return report.agrees() ? ExitCode.OK : ExitCode.SOFTWARE;
    }
}
