package io.recourse.standalone.cfpb;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.recourse.runtime.clock.ClockConfiguration;
import io.recourse.standalone.Console;
import io.recourse.standalone.data.DataDirectory;
import io.recourse.standalone.data.DataLock;
import io.recourse.standalone.data.Secrets;
import io.recourse.standalone.database.EmbeddedDatabase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.NoSuchElementException;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A data directory as the command line uses it. */
record Installed(DataDirectory data, ByteArrayOutputStream told) {

    /** What must be the same however the import came about; not when it was written down, and in which order. */
    private static final List<String> WHAT_HAPPENED = List.of(
            """
            SELECT aggregate_identifier || ' ' || sequence_number || ' ' || payload_type || ' ' || convert_from(payload, 'UTF8')
            FROM command.domain_event_entry""",
            "SELECT source || ' ' || external_id || ' ' || case_id FROM command.external_reference",
            "SELECT execution_time::text FROM command.scheduled_tasks",
            "SELECT association_key || ' ' || association_value FROM command.association_value_entry",
            "SELECT ((to_jsonb(c) - 'updated_at') || jsonb_build_object('doc', doc - 'updatedAt'))::text"
                    + " FROM query.dispute_case c");

    static Installed in(Path directory) {
        return new Installed(DataDirectory.at(directory), new ByteArrayOutputStream());
    }

    Report importing(Path file) throws InterruptedException {
        PrintStream stream = new PrintStream(told, true, UTF_8);
        return new CfpbImport(data, new Console(stream, stream), new ClockConfiguration().clock()).run(file);
    }

    /** How many events there are while another process works on the directory; 0 before it has tables. */
    long eventsWhileRunning() {
        try {
            List<String> postmaster = Files.readAllLines(data.cluster().resolve("postmaster.pid"));
            String url = "jdbc:postgresql://127.0.0.1:" + postmaster.get(3).strip() + "/recourse";
            String password = Secrets.existing(data).orElseThrow().derive("postgres:recourse");
            return JdbcClient.create(new DriverManagerDataSource(url, "recourse", password))
                    .sql("SELECT count(*) FROM command.domain_event_entry")
                    .query(Long.class)
                    .single();
        } catch (IOException | DataAccessException | IndexOutOfBoundsException | NoSuchElementException notYet) {
            return 0;
        }
    }

    /** All that happened, sorted. */
    History history() {
        try (DataLock lock = DataLock.on(data);
                EmbeddedDatabase database = EmbeddedDatabase.start(data, Secrets.ofHeld(data))) {
            JdbcClient jdbc = JdbcClient.create(
                    new DriverManagerDataSource(database.url(), database.user(), database.password()));
            return new History(WHAT_HAPPENED.stream()
                    .flatMap(sql -> jdbc.sql(sql).query(String.class).list().stream())
                    .sorted()
                    .toList());
        }
    }
}
