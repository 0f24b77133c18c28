package io.recourse.standalone.data;

import io.recourse.standalone.Console;
import io.recourse.standalone.Installation;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Gives the installation a new master key. */
@Command(
        name = "rotate-master-key",
        description = "Make a new master key; the next start wraps all keys of personal data by it.")
public final class RotateMasterKeyCommand implements Callable<Integer> {

    private final Installation installation;
    private final Console console;

    public RotateMasterKeyCommand(Installation installation, Console console) {
        this.installation = installation;
        this.console = console;
    }

    @Override
    public Integer call() {
        DataDirectory data = installation.data();
        try (DataLock lock = DataLock.on(data)) {
            Secrets secrets = Secrets.existing(data)
                    .orElseThrow(() ->
                            new UserError("Nothing has happened in " + data.root() + " yet; say where with --data."));
            KeptMasterKeys.rotate(secrets);
            console.say("The next start uses the new master key. Keep a copy of " + secrets.path(KeptMasterKeys.FILE)
                    + "; the older lines may be taken out of it after that start.");
            return 0;
        }
    }
}
