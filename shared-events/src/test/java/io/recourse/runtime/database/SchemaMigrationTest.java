package io.recourse.runtime.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.recourse.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class SchemaMigrationTest {

    private final TestDatabase fresh = TestDatabase.fresh();
    private final JdbcClient database = JdbcClient.create(fresh.dataSource());

    /** What is done is known to be done at once, or the next start would do it again, and could not. */
    @Test
    void whoIsKilledAtTheEndOfAMigrationLeavesWhatTheNextStartGoesOnWith() throws SQLException {
        Flyway.configure()
                .dataSource(fresh.dataSource())
                .schemas("interrupted")
                .locations("classpath:db/interrupted")
                .target("10")
                .load()
                .migrate();
        letCommitsWait();
        try (Connection gate = fresh.dataSource().getConnection();
                Statement statement = gate.createStatement()) {
            statement.execute("SELECT pg_advisory_lock(4711)");
            CompletableFuture<Void> killed = CompletableFuture.runAsync(this::migrate);
            await().until(() -> pids("wait_event = 'advisory'").size() == 1);

            pids("pid <> pg_backend_pid() AND query NOT LIKE '%pg_advisory_lock(4711)'")
                    .forEach(this::kill);

            assertThat(killed).failsWithin(Duration.ofSeconds(30));
        }

        migrate();

        assertThat(strings(
                        "SELECT version FROM interrupted.flyway_schema_history WHERE success ORDER BY installed_rank"))
                .endsWith("10", "11");
        assertThat(strings("SELECT tablename FROM pg_tables WHERE schemaname = 'interrupted'"))
                .contains("one", "two");
    }

    /** Whoever adds to the history waits for the gate when it commits. */
    private void letCommitsWait() {
        database.sql("""
                        CREATE FUNCTION interrupted.wait() RETURNS trigger LANGUAGE plpgsql AS
                        'BEGIN PERFORM pg_advisory_xact_lock(4711); RETURN NULL; END'""").update();
        database.sql("""
                        CREATE CONSTRAINT TRIGGER wait AFTER INSERT ON interrupted.flyway_schema_history
                        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION interrupted.wait()""").update();
    }

    private void migrate() {
        try {
            SchemaMigration.of(fresh.dataSource(), "interrupted").afterPropertiesSet();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void kill(String pid) {
        database.sql("SELECT pg_terminate_backend(?)")
                .param(Integer.valueOf(pid))
                .query(Boolean.class)
                .single();
    }

    private List<String> pids(String of) {
        return strings("SELECT pid::text FROM pg_stat_activity WHERE datname = current_database() AND " + of);
    }

    private List<String> strings(String query) {
        return database.sql(query).query((row, number) -> row.getString(1)).list();
    }
}
