package io.recourse.standalone.database;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.recourse.standalone.data.DataDirectory;
import io.recourse.standalone.data.DataLock;
import io.recourse.standalone.data.Secrets;
import io.recourse.standalone.data.UserError;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedDatabaseTest {

    /** One for all tests, so that the programs are unpacked once. */
    @TempDir
    static Path parent;

    private Path directory = Path.of("");

    @BeforeEach
    void shareThePrograms() throws IOException {
        Path programs = Files.createDirectories(parent.resolve("programs"));
        directory = Files.createTempDirectory(parent, "it's 数据");
        Files.createSymbolicLink(directory.resolve("programs"), programs);
    }

    @AfterEach
    void leaveNoServer() {
        if (Files.exists(directory.resolve("postgres").resolve("postmaster.pid"))) {
            DataDirectory data = DataDirectory.at(directory);
            new Cluster(data, PostgresPrograms.in(data.programs())).stop();
        }
    }

    @Test
    void a_restart_finds_all_data() throws SQLException {
        try (EmbeddedDatabase database = start()) {
            execute(database, "CREATE TABLE kept (word text)");
            execute(database, "INSERT INTO kept VALUES ('退款')");
        }
        try (EmbeddedDatabase database = start()) {
            assertThat(one(database, "SELECT word FROM kept")).isEqualTo("退款");
        }
    }

    @Test
    void what_was_acknowledged_is_on_disk() throws SQLException {
        try (EmbeddedDatabase database = start()) {
            assertThat(one(database, "SHOW fsync")).isEqualTo("on");
            assertThat(one(database, "SHOW synchronous_commit")).isEqualTo("on");
            assertThat(one(database, "SHOW full_page_writes")).isEqualTo("on");
            assertThat(one(database, "SHOW data_checksums")).isEqualTo("on");
        }
    }

    @Test
    void strangers_on_the_same_machine_do_not_get_in() throws SQLException {
        try (EmbeddedDatabase database = start()) {
            assertThat(one(database, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(one(database, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user"))
                    .isEqualTo("f");
            assertThatThrownBy(() -> DriverManager.getConnection(database.url(), "postgres", "guess"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
        }
    }

    @Test
    void text_is_sorted_the_same_on_every_machine() throws SQLException {
        try (EmbeddedDatabase database = start()) {
            assertThat(
                            one(
                                    database,
                                    "SELECT string_agg(word, '' ORDER BY word) FROM (VALUES ('b'), ('B'), ('ä'), ('a')) t(word)"))
                    .isEqualTo("Babä");
            assertThat(one(database, "SELECT upper('ä')")).isEqualTo("Ä");
        }
    }

    @Test
    void a_server_left_behind_by_a_killed_process_is_found_and_its_data_recovered() throws Exception {
        Process holder = Holder.start(data().root());
        try (BufferedReader said = holder.inputReader(UTF_8)) {
            assertThat(said.lines().anyMatch("ready"::equals)).isTrue();
        }
        assertThatThrownBy(() -> DataLock.on(data()))
                .isInstanceOf(UserError.class)
                .hasMessageEndingWith("is in use by another recourse (pid " + holder.pid() + "); stop it first.");
        holder.destroyForcibly().waitFor();
        ProcessHandle orphan =
                Postmaster.runningOn(data().cluster()).orElseThrow().process();

        try (DataLock lock = DataLock.on(data());
                EmbeddedDatabase database = start()) {
            assertThat(lock).isNotNull();
            await().until(() -> !orphan.isAlive());
            assertThat(one(database, "SELECT word FROM kept")).isEqualTo("acknowledged");
        }
    }

    @Test
    void a_killed_server_recovers() throws Exception {
        Process holder = Holder.start(data().root());
        try (BufferedReader said = holder.inputReader(UTF_8)) {
            assertThat(said.lines().anyMatch("ready"::equals)).isTrue();
        }
        holder.destroyForcibly().waitFor();
        Postmaster.runningOn(data().cluster()).orElseThrow().process().destroyForcibly();

        try (EmbeddedDatabase database = start()) {
            assertThat(one(database, "SELECT word FROM kept")).isEqualTo("acknowledged");
        }
    }

    @Test
    void a_server_that_was_killed_is_started_again_at_the_same_address() throws Exception {
        try (EmbeddedDatabase database = start()) {
            execute(database, "CREATE TABLE kept AS SELECT 'acknowledged' AS word");
            ProcessHandle killed =
                    Postmaster.runningOn(data().cluster()).orElseThrow().process();

            killed.destroyForcibly();

            await().ignoreExceptionsInstanceOf(SQLException.class)
                    .untilAsserted(() ->
                            assertThat(one(database, "SELECT word FROM kept")).isEqualTo("acknowledged"));
        }
        assertThat(Postmaster.runningOn(data().cluster())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"this process", "999999999", "", "not a number"})
    void a_stale_pid_file_is_no_obstacle(String pid) throws IOException, SQLException {
        start().close();
        String named = pid.equals("this process")
                ? Long.toString(ProcessHandle.current().pid())
                : pid;
        Files.writeString(data().cluster().resolve("postmaster.pid"), named + "\n" + data().cluster() + "\n1\n");

        try (EmbeddedDatabase database = start()) {
            assertThat(one(database, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void a_first_start_that_was_interrupted_starts_over() throws IOException, SQLException {
        Files.createDirectories(data().root().resolve("postgres.draft").resolve("base"));
        Files.writeString(data().root().resolve("postgres.password"), "old");

        try (EmbeddedDatabase database = start()) {
            assertThat(one(database, "SELECT 1")).isEqualTo("1");
        }
        assertThat(data().root().resolve("postgres.password")).doesNotExist();
    }

    @Test
    void a_first_start_does_not_mind_what_an_interrupted_one_still_writes() throws Exception {
        Path draft = Files.createDirectories(data().root().resolve("postgres.draft"));
        AtomicBoolean done = new AtomicBoolean();
        Thread writer = Thread.ofPlatform().start(() -> {
            for (int i = 0; !done.get(); i++) {
                LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
                try {
                    Files.writeString(Files.createDirectories(draft).resolve("file" + i), "left behind");
                } catch (IOException deletedMeanwhile) {
                    continue;
                }
            }
        });

        try (EmbeddedDatabase database = start()) {
            assertThat(one(database, "SELECT 1")).isEqualTo("1");
        } finally {
            done.set(true);
            writer.join();
        }
        start().close();
        assertThat(draft).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"17", "19"})
    void a_cluster_of_another_version_is_refused_in_one_line(String version) throws IOException {
        start().close();
        Files.writeString(data().cluster().resolve("PG_VERSION"), version + "\n");

        assertThatThrownBy(this::start)
                .isInstanceOf(UserError.class)
                .hasMessageContaining("was written by PostgreSQL " + version + "; this recourse has 18")
                .hasMessageNotContaining("\n");
    }

    @Test
    void the_reason_for_not_starting_is_told_in_one_line() throws IOException {
        start().close();
        Files.writeString(data().cluster().resolve("postgresql.conf"), "no_such_setting = 1\n");

        assertThatThrownBy(this::start)
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("PostgreSQL does not start: ")
                .hasMessageContaining("contains errors")
                .hasMessageNotContaining("\n");
    }

    private DataDirectory data() {
        return DataDirectory.at(directory);
    }

    private EmbeddedDatabase start() {
        return EmbeddedDatabase.start(data(), Secrets.ofHeld(data()));
    }

    private static void execute(EmbeddedDatabase database, String sql) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String one(EmbeddedDatabase database, String sql) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }

    private static Connection connect(EmbeddedDatabase database) throws SQLException {
        return DriverManager.getConnection(database.url(), database.user(), database.password());
    }
}
