package io.recourse.standalone.audit;

import io.recourse.audit.SignedCheckpoint;
import io.recourse.audit.VerifierKey;
import io.recourse.query.audit.ledger.AuditKeys;
import io.recourse.query.audit.ledger.Difference;
import io.recourse.query.audit.ledger.Findings;
import io.recourse.query.audit.ledger.TableHistory;
import io.recourse.query.audit.ledger.Verification;
import io.recourse.standalone.Console;
import io.recourse.standalone.Installation;
import io.recourse.standalone.Terminal;
import io.recourse.standalone.data.DataDirectory;
import io.recourse.standalone.data.DataLock;
import io.recourse.standalone.data.Secrets;
import io.recourse.standalone.data.UserError;
import io.recourse.standalone.database.EmbeddedDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/**
 * Verifies the history of a data directory. Nothing but the database is started, and that is only read: a store that was tampered
 * with must not add to the ledger before it is found out.
 */
@Command(
        name = "verify",
        description = "Compare every stored event with what was signed.",
        footer = {
            "",
            "Exit status 0 when everything is whole, 1 when something differs. docs/audit.md says what this proves."
        })
public final class VerifyCommand implements Callable<Integer> {

    private final Installation installation;
    private final Console console;

    @Option(
            names = "--checkpoint",
            paramLabel = "FILE",
            description = "A checkpoint that you kept: the history must begin with what it covers.")
    private Optional<Path> checkpoint = Optional.empty();

    @Option(
            names = "--key",
            paramLabel = "KEY",
            description = "A public key that you trust, instead of those kept with the data. Several may be given.")
    private List<String> keys = List.of();

    public VerifyCommand(Installation installation, Console console) {
        this.installation = installation;
        this.console = console;
    }

    @Override
    public Integer call() {
        Optional<SignedCheckpoint> kept = checkpoint.map(VerifyCommand::read);
        DataDirectory data = installation.data();
        if (!Files.exists(data.cluster())) {
            throw new UserError("Nothing has happened in " + data.root() + " yet; say where with --data.");
        }
        try (DataLock held = DataLock.on(data)) {
            Secrets secrets = Secrets.ofHeld(data);
            AuditKeys trusted = trusted(AuditKeyFile.in(secrets).keys());
            kept.ifPresent(signed -> requireSigned(signed, trusted));
            try (EmbeddedDatabase database = EmbeddedDatabase.start(data, secrets)) {
                return verify(database, trusted, kept);
            }
        }
    }

    private int verify(EmbeddedDatabase database, AuditKeys trusted, Optional<SignedCheckpoint> kept) {
        SingleConnectionDataSource connection = new SingleConnectionDataSource(
                database.url() + "?readOnly=true&readOnlyMode=always", database.user(), database.password(), true);
        try {
            JdbcClient sql = JdbcClient.create(connection);
            requireLedger(sql);
            Counting counting = new Counting(console, Terminal.attached());
            Findings findings = new Verification(sql, new TableHistory(sql), trusted, kept).run(counting::at);
            counting.end(findings.whole());
            return tell(findings);
        } catch (IOException e) {
            throw new UserError("The event store cannot be read: " + e.getMessage(), e);
        } finally {
            connection.destroy();
        }
    }

    private int tell(Findings findings) {
        findings.difference().ifPresent(difference -> console.say(text(difference)));
        console.say(String.format(
                Locale.ROOT,
                "%s: %,d events are as they were, %,d of them signed, by %,d checkpoints",
                findings.whole() ? "Whole" : "NOT WHOLE",
                findings.events(),
                findings.signed(),
                findings.checkpoints()));
        if (findings.later() > 0) {
            console.say(String.format(
                    Locale.ROOT,
                    "%,d later events are not in the ledger yet: nothing is said of them",
                    findings.later()));
        }
        return findings.whole() ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private static String text(Difference difference) {
        return difference.kind()
                + difference
                        .position()
                        .map(position -> "  position " + position)
                        .orElse("")
                + difference.streamId().map(stream -> "  stream " + stream).orElse("")
                + difference.sequence().map(number -> "  number " + number).orElse("")
                + difference.eventId().map(event -> "  event " + event).orElse("")
                + difference.leafIndex().map(leaf -> "  leaf " + leaf).orElse("")
                + ": " + difference.detail();
    }

    private AuditKeys trusted(AuditKeys kept) {
        return keys.isEmpty()
                ? kept
                : new AuditKeys(
                        kept.origin(),
                        Optional.empty(),
                        keys.stream().map(VerifyCommand::key).toList());
    }

    private static VerifierKey key(String text) {
        try {
            return VerifierKey.parse(text);
        } catch (IllegalArgumentException e) {
            throw new UserError("Not a public key: " + text, e);
        }
    }

    private static SignedCheckpoint read(Path file) {
        try {
            return SignedCheckpoint.parse(Files.readString(file));
        } catch (IOException e) {
            throw new UserError("Cannot read " + file + " (" + e.getMessage() + ")", e);
        } catch (IllegalArgumentException e) {
            throw new UserError(file + " is no signed checkpoint", e);
        }
    }

    private void requireSigned(SignedCheckpoint signed, AuditKeys trusted) {
        if (signed.signedBy(trusted.verifiers()).isEmpty()) {
            throw new UserError("The checkpoint in " + checkpoint.orElseThrow()
                    + " is not signed with a key that is known; give it with --key.");
        }
    }

    private static void requireLedger(JdbcClient sql) {
        boolean there = sql.sql("select to_regclass('query.ledger_entry') is not null")
                .query(Boolean.class)
                .single();
        if (!there) {
            throw new UserError("There is no ledger yet: it is made when this version is first started on the data.");
        }
    }
}
