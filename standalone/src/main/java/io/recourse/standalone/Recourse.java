package io.recourse.standalone;

import io.recourse.standalone.audit.AuditKeyCommand;
import io.recourse.standalone.audit.VerifyCommand;
import io.recourse.standalone.backup.BackupCommand;
import io.recourse.standalone.backup.RestoreCommand;
import io.recourse.standalone.cfpb.CfpbCommand;
import io.recourse.standalone.data.RotateMasterKeyCommand;
import io.recourse.standalone.data.UserError;
import io.recourse.standalone.demo.DemoCommand;
import io.recourse.standalone.export.ExportCommand;
import io.recourse.standalone.identity.TokenCommand;
import io.recourse.standalone.imports.ImportCommand;
import io.recourse.standalone.migrate.MigrateCommand;
import io.recourse.standalone.payments.PaymentsCommand;
import io.recourse.standalone.rebuild.RebuildCommand;
import io.recourse.standalone.reconcile.ReconcileCommand;
import io.recourse.standalone.server.StartCommand;
import io.recourse.standalone.simulate.SimulateCommand;
import java.util.List;
import java.util.Optional;
import org.slf4j.LoggerFactory;
import org.springframework.boot.logging.LoggingSystem;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;

/** The command line. Exit status 0 means success, 1 a failure told in one line, 2 a command line that makes no sense. */
@Command(
        name = "recourse",
        mixinStandardHelpOptions = true,
        versionProvider = Recourse.Version.class,
        scope = CommandLine.ScopeType.INHERIT,
        synopsisSubcommandLabel = "COMMAND",
        description = "Dispute cases of a digital wallet, from complaint to refund.")
public final class Recourse {

    @Mixin
    private final Installation installation;

    private Recourse(Installation installation) {
        this.installation = installation;
    }

    public static void main(String[] arguments) {
        // Silence until the application says where the log goes.
        LoggingSystem.get(Recourse.class.getClassLoader()).beforeInitialize();
        System.exit(run(Console.ofProcess(), arguments));
    }

    /** @return the exit status */
    static int run(Console console, String... arguments) {
        Installation installation = new Installation();
        return new CommandLine(new Recourse(installation))
                .addSubcommand(new DemoCommand(installation, console))
                .addSubcommand(new StartCommand(installation))
                .addSubcommand(ImportCommand.of(
                        List.of(new CfpbCommand(installation, console), new PaymentsCommand(installation, console))))
                .addSubcommand(new SimulateCommand(installation, console))
                .addSubcommand(new ReconcileCommand(installation, console))
                .addSubcommand(new VerifyCommand(installation, console))
                .addSubcommand(new AuditKeyCommand(installation, console))
                .addSubcommand(new ExportCommand(installation, console))
                .addSubcommand(new RebuildCommand(installation, console))
                .addSubcommand(new BackupCommand(installation, console))
                .addSubcommand(new RestoreCommand(installation, console))
                .addSubcommand(new MigrateCommand(installation, console))
                .addSubcommand(new TokenCommand(installation, console))
                .addSubcommand(new RotateMasterKeyCommand(installation, console))
                .setOut(console.outWriter())
                .setErr(console.errWriter())
                .setParameterExceptionHandler((mistake, unused) -> toldMistake(console, mistake))
                .setExecutionExceptionHandler((failure, command, unused) -> toldFailure(console, failure))
                .execute(arguments.length == 0 ? new String[] {"--help"} : arguments);
    }

    private static int toldMistake(Console console, ParameterException mistake) {
        String command = mistake.getCommandLine().getCommandSpec().qualifiedName();
        console.error(mistake.getMessage() + " (try: " + command + " --help)");
        return CommandLine.ExitCode.USAGE;
    }

    private static int toldFailure(Console console, Exception failure) {
        if (!(failure instanceof UserError)) {
            LoggerFactory.getLogger(Recourse.class).error("Command failed", failure);
        }
        console.error(Optional.ofNullable(failure.getMessage())
                .orElse(failure.getClass().getSimpleName()));
        return CommandLine.ExitCode.SOFTWARE;
    }

    static final class Version implements IVersionProvider {

        @Override
        public String[] getVersion() {
            String version = Recourse.class.getPackage().getImplementationVersion();
            return new String[] {"recourse " + Optional.ofNullable(version).orElse("(unpackaged)")};
        }
    }
}
