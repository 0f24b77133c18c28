package io.recourse.standalone.audit;

import io.recourse.audit.VerifierKey;
import io.recourse.query.audit.ledger.AuditKeys;
import io.recourse.standalone.Console;
import io.recourse.standalone.Installation;
import io.recourse.standalone.data.DataDirectory;
import io.recourse.standalone.data.DataLock;
import io.recourse.standalone.data.Secrets;
import io.recourse.standalone.data.UserError;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Tells the public keys, and makes another key. */
@Command(
        name = "audit-key",
        description = "Print the public keys of the signed history, the newest first.",
        footer = {"", "docs/audit.md explains what they are for."})
public final class AuditKeyCommand implements Callable<Integer> {

    private final Installation installation;
    private final Console console;

    public AuditKeyCommand(Installation installation, Console console) {
        this.installation = installation;
        this.console = console;
    }

    @Override
    public Integer call() {
        tell(AuditKeyFile.in(secrets(installation.data())).keys());
        return 0;
    }

    @Command(
            name = "rotate",
            description =
                    "Make another key, which signs from the next start on. The private part of the one before is lost.")
    int rotate() {
        DataDirectory data = installation.data();
        Secrets secrets = secrets(data);
        try (DataLock held = DataLock.on(data)) {
            tell(AuditKeyFile.in(secrets).rotate());
        }
        return 0;
    }

    private void tell(AuditKeys keys) {
        keys.verifiers().stream().map(VerifierKey::text).forEach(console::say);
    }

    private static Secrets secrets(DataDirectory data) {
        return Secrets.existing(data)
                .orElseThrow(
                        () -> new UserError("Nothing has happened in " + data.root() + " yet; say where with --data."));
    }
}
