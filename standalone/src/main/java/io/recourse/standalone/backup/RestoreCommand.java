package io.recourse.standalone.backup;

import io.recourse.runtime.vault.MasterKey;
import io.recourse.runtime.vault.MasterKeys;
import io.recourse.standalone.Console;
import io.recourse.standalone.Installation;
import io.recourse.standalone.data.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a data directory of a backup. */
@Command(
        name = "restore",
        description = "Make a new data directory of a backup, as it was at an instant.",
        footer = {"", "docs/backup.md says what to do before and after."})
public final class RestoreCommand implements Callable<Integer> {

    private final Installation installation;
    private final Console console;

    @Parameters(paramLabel = "FOLDER", description = "Where the backup is.")
    private Path folder = Path.of("");

    @Option(
            names = "--at",
            paramLabel = "INSTANT",
            description = "What was done up to this instant, such as 2026-01-01T00:00:00Z (default: all there is).")
    private Optional<Instant> at = Optional.empty();

    @Option(
            names = "--master-keys",
            paramLabel = "FILE",
            description = "Your copy of the keys of personal data, unless they are in the backup.")
    private Optional<Path> masterKeys = Optional.empty();

    public RestoreCommand(Installation installation, Console console) {
        this.installation = installation;
        this.console = console;
    }

    @Override
    public Integer call() {
        Restoration.requireEmpty(installation.place());
        Optional<String> keys = masterKeys.map(RestoreCommand::read);
        Manifest manifest = new Verification(folder).whole();
        Instant instant = at.orElse(manifest.until()).truncatedTo(ChronoUnit.MICROS);
        requireInRange(instant, manifest);
        requireKeys(keys, manifest);
        try {
            new Restoration(folder, manifest, instant, keys).into(installation.data());
        } catch (IOException e) {
            throw new UserError("Nothing was restored: " + e.getMessage(), e);
        }
        tell(instant, manifest);
        return ExitCode.OK;
    }

    private void requireInRange(Instant instant, Manifest manifest) {
        if (instant.isBefore(manifest.from()) || instant.isAfter(manifest.until())) {
            throw new UserError("This backup can be restored to an instant from " + manifest.from() + " to "
                    + manifest.until() + ", not to " + instant + ".");
        }
    }

    private void requireKeys(Optional<String> keys, Manifest manifest) {
        boolean inBackup = manifest.beside().anyMatch(file -> file.path().endsWith("/" + Beside.MASTER_KEYS));
        if (keys.isEmpty() && !inBackup && !manifest.masterKeys().isEmpty()) {
            throw new UserError("The keys of personal data are not in this backup: give your copy of "
                    + Beside.MASTER_KEYS + " with --master-keys.");
        }
        List<String> given = keys.map(RestoreCommand::ids).orElse(manifest.masterKeys());
        if (manifest.masterKeys().stream().noneMatch(given::contains)
                && !manifest.masterKeys().isEmpty()) {
            throw new UserError("These are the keys of another installation: the backup needs "
                    + String.join(" or ", manifest.masterKeys()) + ".");
        }
    }

    private static List<String> ids(String keys) {
        try {
            return MasterKeys.parse(keys).newestFirst().stream()
                    .map(MasterKey::id)
                    .toList();
        } catch (IllegalArgumentException e) {
            throw new UserError("The file of --master-keys holds something else: " + e.getMessage() + ".", e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UserError("Cannot read " + file + " (" + e.getClass().getSimpleName() + ")", e);
        }
    }

    private void tell(Instant instant, Manifest manifest) {
        Path place = installation.data().root();
        console.say("Restored to " + instant + " in " + place + ". Start it: " + installation.launcher() + " start"
                + installation.options());
        List<Forgotten> later = manifest.forgotten().stream()
                .filter(forgotten -> forgotten.at().isAfter(instant))
                .toList();
        later.forEach(forgotten -> console.say("Forget again: " + forgotten.customerId() + ", forgotten at "
                + forgotten.at()
                + forgotten.reference().map(reference -> " for " + reference).orElse("")));
        console.say("What was done after that is not in it: docs/backup.md says what to do about money, people who"
                + " were forgotten, and whoever was told.");
    }
}
