package io.recourse.standalone.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.recourse.actor.Act;
import io.recourse.money.Money;
import io.recourse.payment.PaymentId;
import io.recourse.payment.RecordPayment;
import io.recourse.runtime.clock.VirtualClock;
import io.recourse.sample.Sample;
import io.recourse.standalone.CommandRun;
import io.recourse.standalone.data.DataDirectory;
import io.recourse.standalone.data.DataLock;
import io.recourse.standalone.data.Secrets;
import io.recourse.standalone.database.EmbeddedDatabase;
import io.recourse.standalone.imports.Workshop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A data directory from the command line: signed, verified, tampered with. */
class VerifyTest {

    private static final Instant THEN = Instant.parse("2026-01-05T08:00:00Z");
    private static final String CHANGE =
            "UPDATE command.domain_event_entry SET payload = %s WHERE aggregate_identifier = 'pay-7'";

    @TempDir
    private Path directory;

    @Test
    void whatIsWholeIsVerifiedAndWhatIsNotIsNamed() throws Exception {
        String kept = record(1, 20);
        Path checkpoint = Files.writeString(directory.resolve("checkpoint.txt"), kept);

        CommandRun whole = run("verify");
        assertThat(whole.status()).as(whole.err()).isZero();
        assertThat(whole.out()).isEqualTo("Whole: 20 events are as they were, 20 of them signed, by 1 checkpoints\n");

        tamper(CHANGE.formatted("payload || ' '::bytea"));
        CommandRun changed = run("verify");
        assertThat(changed.status()).isEqualTo(1);
        assertThat(changed.out())
                .matches(
                        "(?s)CHANGED  position \\d+  stream pay-7  number 0  event \\S+  leaf 6: its type, time, payload"
                                + " or metadata is not what it was\nNOT WHOLE: 6 events .*");
        tamper(CHANGE.formatted("substring(payload FOR length(payload) - 1)"));

        tamper("DELETE FROM command.domain_event_entry WHERE aggregate_identifier IN ('pay-19', 'pay-20')");
        assertThat(run("verify").out()).startsWith("MISSING  position ").contains("stream pay-19  number 0");

        forgetTheEnd();
        assertThat(run("verify").status()).isZero();
        CommandRun compared = run("verify", "--checkpoint", checkpoint.toString());
        assertThat(compared.status()).isEqualTo(1);
        assertThat(compared.out()).startsWith("MISSING  leaf 18: 20 events were signed, but the ledger has 18");
    }

    @Test
    void keysAreChangedAndOlderSignaturesStayRight() throws Exception {
        record(1, 3);
        CommandRun first = run("audit-key");
        CommandRun second = run("audit-key", "rotate");
        record(4, 6);

        assertThat(first.out().lines()).hasSize(1);
        assertThat(second.out().lines()).hasSize(2).endsWith(first.out().strip());
        assertThat(run("audit-key").out()).isEqualTo(second.out());
        assertThat(run("verify").out())
                .isEqualTo("Whole: 6 events are as they were, 6 of them signed, by 2 checkpoints\n");

        List<String> keys = second.out().lines().toList();
        assertThat(run("verify", "--key", keys.getFirst(), "--key", keys.getLast())
                        .status())
                .isZero();
        CommandRun distrusted = run("verify", "--key", keys.getFirst());
        assertThat(distrusted.status()).isEqualTo(1);
        assertThat(distrusted.out()).startsWith("SIGNATURE  leaf 2: the checkpoint of 3 events is not signed");
    }

    @Test
    void mistakesAreToldInOneLine() throws IOException {
        Path empty = Files.writeString(directory.resolve("empty.txt"), "");

        assertMistake("Nothing has happened", "verify");
        assertMistake("Nothing has happened", "audit-key");
        assertMistake("is no signed checkpoint", "verify", "--checkpoint", empty.toString());
        assertMistake(
                "Cannot read",
                "verify",
                "--checkpoint",
                directory.resolve("none").toString());
    }

    private void assertMistake(String what, String... command) {
        CommandRun run = run(command);
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err().lines()).singleElement().asString().contains(what);
        assertThat(run.out()).isEmpty();
    }

    /** @return the checkpoint that was made at the end */
    private String record(int first, int last) throws Exception {
        try (Workshop workshop = Workshop.on(data(), new VirtualClock(THEN))) {
            CommandGateway commands = workshop.bean(CommandGateway.class);
            IntStream.rangeClosed(first, last)
                    .forEach(i -> commands.sendAndWait(new RecordPayment(
                            PaymentId.of("pay-" + i),
                            Sample.paid(Money.of("100.00", "CNY")),
                            Act.bySystem("test", THEN, "record-" + i))));
            JdbcClient sql = workshop.bean(JdbcClient.class);
            await().until(() -> sql.sql("select count(*) from query.ledger_entry")
                            .query(Integer.class)
                            .single()
                    == last);
        }
        return value("SELECT note FROM query.ledger_checkpoint ORDER BY tree_size DESC LIMIT 1");
    }

    /** As somebody with all rights in the database does who knows where what is kept. */
    private void forgetTheEnd() throws Exception {
        tamper(
                "ALTER TABLE query.ledger_entry DISABLE TRIGGER never_changed",
                "ALTER TABLE query.ledger_checkpoint DISABLE TRIGGER never_changed",
                "DELETE FROM query.ledger_entry WHERE stream_id IN ('pay-19', 'pay-20')",
                "DELETE FROM query.ledger_checkpoint");
    }

    private void tamper(String... statements) throws Exception {
        inDatabase(statement -> {
            for (String sql : statements) {
                statement.executeUpdate(sql);
            }
            return "";
        });
    }

    private String value(String query) throws Exception {
        return inDatabase(statement -> {
            try (var row = statement.executeQuery(query)) {
                row.next();
                return row.getString(1);
            }
        });
    }

    private String inDatabase(Work work) throws Exception {
        try (DataLock held = DataLock.on(data());
                EmbeddedDatabase database = EmbeddedDatabase.start(data(), Secrets.ofHeld(data()));
                Connection connection =
                        DriverManager.getConnection(database.url(), database.user(), database.password());
                Statement statement = connection.createStatement()) {
            return work.on(statement);
        }
    }

    private DataDirectory data() {
        return DataDirectory.at(directory.resolve("data"));
    }

    private CommandRun run(String... arguments) {
        return CommandRun.of(Stream.concat(
                        List.of(arguments).stream(),
                        List.of("--data", directory.resolve("data").toString()).stream())
                .toArray(String[]::new));
    }

    private interface Work {
        String on(Statement statement) throws SQLException;
    }
}
