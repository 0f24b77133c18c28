package io.recourse.standalone.migrate;

import io.axoniq.axonserver.connector.impl.ServerAddress;
import io.recourse.standalone.Console;
import io.recourse.standalone.Installation;
import io.recourse.standalone.data.DataDirectory;
import io.recourse.standalone.data.DataLock;
import io.recourse.standalone.data.Secrets;
import io.recourse.standalone.data.UserError;
import io.recourse.standalone.database.EmbeddedDatabase;
import java.nio.file.Files;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Moves an installation to an Axon Server and a PostgreSQL of one's own, for separate processes to go on there. */
@Command(
        name = "migrate",
        description = "Copy the history into an Axon Server and everything else into a PostgreSQL, and verify both.",
        footer = {
            "",
            "Stop recourse first. Called again, it goes on where it was. Exit status 0 when all is there as it was, 1 when it"
                    + " is not. docs/migrate.md says what follows."
        })
public final class MigrateCommand implements Callable<Integer> {

    private final Installation installation;
    private final Console console;

    @Option(
            names = "--axon-server",
            paramLabel = "HOST:PORT",
            defaultValue = "${env:AXON_SERVER}",
            description = "Where Axon Server is, by gRPC (default: AXON_SERVER of the environment).")
    private Optional<String> axonServer = Optional.empty();

    @Option(
            names = "--context",
            paramLabel = "NAME",
            defaultValue = "default",
            description = "The context to fill, which must be empty (default: ${DEFAULT-VALUE}).")
    private String context = "default";

    @Option(
            names = "--db-url",
            paramLabel = "URL",
            defaultValue = "${env:RECOURSE_DB_URL}",
            description = "JDBC address of the database to fill, which must be empty (default: RECOURSE_DB_URL).")
    private Optional<String> dbUrl = Optional.empty();

    @Option(
            names = "--db-user",
            paramLabel = "NAME",
            defaultValue = "${env:RECOURSE_DB_USER}",
            description = "Its user (default: RECOURSE_DB_USER). The password is in RECOURSE_DB_PASSWORD.")
    private Optional<String> dbUser = Optional.empty();

    /** Not on a command line, which everybody on the machine can read. */
    @Option(names = "--db-password", hidden = true, defaultValue = "${env:RECOURSE_DB_PASSWORD}")
    private Optional<String> dbPassword = Optional.empty();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    public MigrateCommand(Installation installation, Console console) {
        this.installation = installation;
        this.console = console;
    }

    @Override
    public Integer call() {
        ServerAddress server = address(required(axonServer, "--axon-server"));
        String url = required(dbUrl, "--db-url");
        DataDirectory data = installation.data();
        if (!Files.exists(data.cluster())) {
            throw new UserError("Nothing has happened in " + data.root() + " yet; say where with --data.");
        }
        try (DataLock held = DataLock.on(data)) {
            Secrets secrets = Secrets.ofHeld(data);
            TargetDatabase target = TargetDatabase.at(url, dbUser, dbPassword);
            try (AxonContext axon = AxonContext.open(server, context);
                    EmbeddedDatabase database = EmbeddedDatabase.start(data, secrets)) {
                new Migration(data, secrets, database, target, axon, console).run();
            }
        }
        return ExitCode.OK;
    }

    private String required(Optional<String> given, String option) {
        return given.filter(text -> !text.isBlank())
                .orElseThrow(
                        () -> new ParameterException(spec.commandLine(), "Missing required option: '" + option + "'"));
    }

    private ServerAddress address(String text) {
        int colon = text.lastIndexOf(':');
        try {
            return new ServerAddress(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
        } catch (IndexOutOfBoundsException | NumberFormatException e) {
            throw new ParameterException(spec.commandLine(), "--axon-server is HOST:PORT, not '" + text + "'", e);
        }
    }
}
