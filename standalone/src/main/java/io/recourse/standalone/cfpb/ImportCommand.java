package io.recourse.standalone.cfpb;

import io.recourse.standalone.Console;
import io.recourse.standalone.Installation;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What can be brought in from elsewhere. */
@Command(name = "import", synopsisSubcommandLabel = "KIND FILE", description = "Bring in data of another system.")
public final class ImportCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private ImportCommand() {}

    /** The command with everything below it. */
    public static CommandLine with(Installation installation, Console console) {
        return new CommandLine(new ImportCommand()).addSubcommand(new CfpbCommand(installation, console));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to import");
    }
}
