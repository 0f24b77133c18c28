package io.recourse.standalone.imports;

import java.util.List;
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

    /** The command with everything below it: one command for each kind of data. */
    public static CommandLine of(List<?> kinds) {
        CommandLine command = new CommandLine(new ImportCommand());
        kinds.forEach(command::addSubcommand);
        return command;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to import");
    }
}
