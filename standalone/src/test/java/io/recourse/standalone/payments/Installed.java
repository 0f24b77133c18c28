package io.recourse.standalone.payments;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import io.recourse.query.payment.PaymentProjection;
import io.recourse.runtime.clock.ClockConfiguration;
import io.recourse.runtime.health.Processors;
import io.recourse.standalone.CommandRun;
import io.recourse.standalone.Console;
import io.recourse.standalone.data.DataDirectory;
import io.recourse.standalone.data.Secrets;
import io.recourse.standalone.imports.Workshop;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A data directory as the command line uses it. */
record Installed(DataDirectory data, ByteArrayOutputStream told) {

    static Installed in(Path directory) {
        return new Installed(DataDirectory.at(directory), new ByteArrayOutputStream());
    }

    Report importing(Path file) throws InterruptedException {
        PrintStream stream = new PrintStream(told, true, UTF_8);
        return new PaymentsImport(data, new Console(stream, stream), new ClockConfiguration().clock()).run(file);
    }

    CommandRun commanded(Path file) {
        return CommandRun.of(
                "import", "payments", file.toString(), "--data", data.root().toString());
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

    /**
     * What is there, and what would be after a replay.
     *
     * @param events of payments: identifier, sequence number and details, sorted
     * @param rows of the projection, sorted
     * @param replayed the same after the projection was emptied and built anew
     */
    record Found(List<String> events, List<String> rows, List<String> replayed) {}

    Found found() {
        try (Workshop workshop = Workshop.on(data, new ClockConfiguration().clock())) {
            JdbcClient database = workshop.bean(JdbcClient.class);
            List<String> events =
                    database.sql("""
                            SELECT aggregate_identifier || ' ' || sequence_number || ' '
                                || (convert_from(payload, 'UTF8')::jsonb -> 'details')::text
                            FROM command.domain_event_entry WHERE type = 'Payment' ORDER BY 1""").query((row, number) -> row.getString(1)).list();
            List<String> before = rows(database);
            StreamingEventProcessor projection = workshop.bean(EventProcessingConfiguration.class)
                    .eventProcessor(PaymentProjection.NAME, StreamingEventProcessor.class)
                    .orElseThrow();
            projection.shutDown();
            projection.resetTokens();
            projection.start();
            await().atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> rowCount(database) == before.size()
                            && workshop.bean(Processors.class)
                                            .behind(PaymentProjection.NAME)
                                            .orElse(1)
                                    == 0);
            return new Found(events, before, rows(database));
        }
    }

    private static List<String> rows(JdbcClient database) {
        return database.sql("SELECT row::text FROM query.payment AS row ORDER BY 1")
                .query((row, number) -> row.getString(1))
                .list();
    }

    private static long rowCount(JdbcClient database) {
        return database.sql("SELECT count(*) FROM query.payment")
                .query(Long.class)
                .single();
    }
}
