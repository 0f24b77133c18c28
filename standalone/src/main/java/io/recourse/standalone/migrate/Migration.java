package io.recourse.standalone.migrate;

import io.recourse.standalone.Console;
import io.recourse.standalone.data.DataDirectory;
import io.recourse.standalone.data.Migrated;
import io.recourse.standalone.data.Secrets;
import io.recourse.standalone.data.UserError;
import io.recourse.standalone.database.EmbeddedDatabase;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import org.axonframework.serialization.Serializer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * One migration from its first step to its last. Each step looks at what there is, so that it can end anywhere and begin again; what it
 * reads is never changed.
 */
record Migration(
        DataDirectory data,
        Secrets secrets,
        EmbeddedDatabase database,
        TargetDatabase target,
        EventContext context,
        Console console) {

    /** @throws UserError when something is not as it must be, or not the same there */
    void run() {
        try (Connection store = DriverManager.getConnection(database.url(), database.user(), database.password())) {
            store.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            store.setAutoCommit(false);
            store.setReadOnly(true);
            run(store);
        } catch (SQLException | IOException e) {
            throw new UserError("The migration ended early: " + e.getMessage() + ". Call again to go on.", e);
        }
    }

    private void run(Connection store) throws SQLException, IOException {
        JdbcClient sql = JdbcClient.create(new SingleConnectionDataSource(store, true));
        target.prepare();
        new Preconditions(sql, target).require();
        Serializer json = EventForm.json();
        long total = sql.sql("select count(*) from command.domain_event_entry")
                .query(Long.class)
                .single();
        HistoryCopy history = new HistoryCopy(store, context, new EventForm(json), console);
        long copied = history.copy(total);
        String digest = history.verify(total);
        console.say(String.format(
                Locale.ROOT,
                "Same: %,d events (%,d copied now) are in %s as they are here, digest %s",
                total,
                copied,
                context,
                digest));
        copyDatabase(new DatabaseCopy(store, target, json, console), digest);
        console.say("What the separate processes need besides is in " + SidesFile.write(secrets)
                + "; docs/migrate.md goes on.");
    }

    private void copyDatabase(DatabaseCopy copy, String digest) throws SQLException, IOException {
        Optional<String> before = target.mark();
        if (before.isPresent()) {
            if (!before.get().equals(digest)) {
                throw new UserError(target + " was filled from another history; take one that is empty.");
            }
            console.say(target + " had been filled before.");
            return;
        }
        // From here on two systems might act on the same deadlines.
        Migrated.mark(data, context + ", and " + target);
        console.say(String.format(Locale.ROOT, "Same: %,d rows are in %s", copy.copy(digest), target));
    }
}
