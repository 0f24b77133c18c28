package io.recourse.standalone.backup;

import io.recourse.standalone.Console;
import io.recourse.standalone.Installation;
import io.recourse.standalone.data.DataDirectory;
import io.recourse.standalone.data.DataLock;
import io.recourse.standalone.data.Secrets;
import io.recourse.standalone.data.UserError;
import io.recourse.standalone.database.EmbeddedDatabase;
import io.recourse.standalone.database.Superuser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes a backup, while the server runs as well as while it does not. */
@Command(
        name = "backup",
        description = "Make a backup in a folder, or add to the one in it what happened since.",
        footer = {
            "",
            "A server that runs goes on. The keys of personal data stay out: keep a copy of them elsewhere.",
            "docs/backup.md explains what is in a backup, how to schedule it, and how to restore."
        })
public final class BackupCommand implements Callable<Integer> {

    private final Installation installation;
    private final Console console;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FOLDER", description = "Where the backup is, or is to be.")
    private Path folder = Path.of("");

    @Option(names = "--verify", description = "Write nothing: read the whole backup, and say whether it is as written.")
    private boolean verify;

    @Option(
            names = "--once",
            description = "A new backup to which nothing will be added; one that is added to elsewhere goes on.")
    private boolean once;

    @Option(
            names = "--with-master-keys",
            description = "Put the keys of personal data in as well: whoever has the backup can read everything.")
    private boolean withMasterKeys;

    public BackupCommand(Installation installation, Console console) {
        this.installation = installation;
        this.console = console;
    }

    @Override
    public Integer call() {
        if (verify) {
            if (once || withMasterKeys) {
                throw new ParameterException(spec.commandLine(), "--verify goes with no other option");
            }
            tell("Whole", new Verification(folder).whole());
            return ExitCode.OK;
        }
        DataDirectory data = installation.data();
        Secrets secrets = Secrets.existing(data)
                .filter(there -> Files.exists(data.cluster()))
                .orElseThrow(
                        () -> new UserError("Nothing has happened in " + data.root() + " yet; say where with --data."));
        try (BackupFolder held = BackupFolder.open(folder, data)) {
            return backUp(data, secrets, held);
        } catch (IOException | SQLException e) {
            throw new UserError("No backup was made: " + e.getMessage(), e);
        }
    }

    /** Whoever holds the data directory runs its database. */
    private int backUp(DataDirectory data, Secrets secrets, BackupFolder held) throws IOException, SQLException {
        Optional<DataLock> idle = DataLock.tryOn(data.root());
        if (idle.isEmpty()) {
            return backUpRunning(data, secrets, held);
        }
        try (DataLock lock = idle.orElseThrow();
                EmbeddedDatabase database = EmbeddedDatabase.start(data, secrets)) {
            return backUpRunning(data, secrets, held);
        }
    }

    private int backUpRunning(DataDirectory data, Secrets secrets, BackupFolder held) throws IOException, SQLException {
        try (ClusterSession session = ClusterSession.open(new Superuser(data, secrets))) {
            Backup backup = new Backup(data, session, held, program(), new Beside(data, withMasterKeys));
            if (!held.manifest().exists()) {
                tell("Backed up", backup.take(once));
            } else if (once) {
                throw new UserError(held.root() + " holds a backup already; --once makes a new one.");
            } else {
                tell("Added", backup.add());
            }
            return ExitCode.OK;
        }
    }

    private void tell(String what, Manifest manifest) {
        console.say(String.format(
                Locale.ROOT,
                "%s: %,d files, %,d MB; it can be restored to any instant from %s to %s",
                what,
                manifest.files().size(),
                manifest.bytes() / 1_000_000,
                manifest.from(),
                manifest.until()));
    }

    private String program() {
        return Arrays.stream(spec.root().version()).findFirst().orElse("recourse");
    }
}
