package io.recourse.standalone.cfpb;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.standalone.Console;
import io.recourse.standalone.Installation;
import io.recourse.standalone.data.DataDirectory;
import io.recourse.standalone.data.DataLock;
import io.recourse.standalone.data.Secrets;
import io.recourse.standalone.database.EmbeddedDatabase;
import io.recourse.standalone.simulate.SimulateCommand;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import picocli.CommandLine;

/** A simulation of our own history under the packs that it had finds what the live system did, and changes nothing. */
class OwnHistorySimulationTest {

    private static final String HEADER = "Complaint ID,Submitted via,Date submitted,Date received,Product,Issue,"
            + "Company response to consumer,Timely response?\n";

    /** All that a table holds, in one text. */
    private static final String CONTENT = "SELECT coalesce(string_agg(r::text, ',' ORDER BY r::text), '') FROM %s AS r";

    private static final String TABLES = """
            SELECT table_schema || '.' || table_name FROM information_schema.tables
            WHERE table_schema IN ('command', 'query', 'content') ORDER BY 1""";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path directory;

    @Test
    void findsTheCasesThatWereLateAndTheirDueInstantsAndWritesNothing() throws IOException, InterruptedException {
        StringBuilder rows = new StringBuilder(HEADER);
        for (int id = 1; id <= 30; id++) {
            rows.append(id)
                    .append(",Web,2018-03-0")
                    .append(id % 9 + 1)
                    .append(",2018-03-10,Mortgage,Repossession,Closed with explanation,")
                    .append(id % 10 == 0 ? "No" : "Yes")
                    .append('\n');
        }
        Path data = directory.resolve("data");
        Report live = Installed.in(data).importing(Files.writeString(directory.resolve("file.csv"), rows));
        assertThat(live.late()).isEqualTo(3);
        List<String> before = content(data);
        List<String> lateLive = query(data, """
                SELECT aggregate_identifier FROM command.domain_event_entry
                WHERE payload_type LIKE '%DeadlineExpired'
                  AND convert_from(payload, 'UTF8')::jsonb ->> 'name' = 'FIRST_RESPONSE' ORDER BY 1""");
        List<String> dueLive = query(data, """
                SELECT aggregate_identifier || ' ' || (deadline ->> 'dueAt') FROM command.domain_event_entry,
                  jsonb_array_elements(convert_from(payload, 'UTF8')::jsonb -> 'deadlines') deadline
                WHERE payload_type LIKE '%DisputeOpened' AND deadline ->> 'name' = 'FIRST_RESPONSE' ORDER BY 1""");

        assertThat(simulate(data, "2018-01-01T00:00:00Z", "2019-01-01T00:00:00Z"))
                .isZero();

        List<String[]> lines = out.toString(UTF_8)
                .lines()
                .skip(1)
                .map(line -> line.split(",", -1))
                .filter(line -> line[2].equals("FIRST_RESPONSE"))
                .toList();
        assertThat(lines.stream().map(line -> line[1] + " " + line[4]).sorted()).isEqualTo(dueLive);
        assertThat(lines.stream()
                        .filter(line -> line[5].equals("LATE"))
                        .map(line -> line[1])
                        .sorted())
                .isEqualTo(lateLive)
                .hasSize(3);
        assertThat(content(data)).isEqualTo(before).anyMatch(text -> text.startsWith("command.token_entry"));

        out.reset();
        assertThat(simulate(data, "2019-01-01T00:00:00Z", "2020-01-01T00:00:00Z"))
                .isZero();
        assertThat(out.toString(UTF_8).lines()).hasSize(1);
    }

    @Test
    void waitsForNobodyWhoUsesTheDirectory() throws IOException {
        Path data = directory.resolve("data");
        Files.createDirectories(data.resolve("postgres"));
        try (DataLock lock = DataLock.on(DataDirectory.at(data))) {
            assertThat(lock).isNotNull();
            assertThat(simulate(data, "2018-01-01T00:00:00Z", "2019-01-01T00:00:00Z"))
                    .isEqualTo(1);
        }
        assertThat(err.toString(UTF_8)).contains("is in use by another recourse");
    }

    private int simulate(Path data, String from, String to) {
        Console console = new Console(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
        Installation installation = new Installation();
        new CommandLine(installation).parseArgs("--data", data.toString());
        return new CommandLine(new SimulateCommand(installation, console))
                .setErr(new PrintWriter(err, true, UTF_8))
                .execute("--pack", "house", "--from", from, "--to", to, "--format", "csv");
    }

    private static List<String> content(Path data) {
        return with(data, database -> {
            List<String> content = new ArrayList<>();
            for (String table : query(database, TABLES)) {
                content.add(table + query(database, CONTENT.formatted(table)));
            }
            return content;
        });
    }

    private static List<String> query(Path data, String sql) {
        return with(data, database -> query(database, sql));
    }

    private static List<String> query(JdbcClient database, String sql) {
        return database.sql(sql).query((row, number) -> row.getString(1)).list();
    }

    private static List<String> with(Path data, Function<JdbcClient, List<String>> ask) {
        DataDirectory at = DataDirectory.at(data);
        try (DataLock lock = DataLock.on(at);
                EmbeddedDatabase database = EmbeddedDatabase.start(at, Secrets.ofHeld(at))) {
            return ask.apply(JdbcClient.create(
                    new DriverManagerDataSource(database.url(), database.user(), database.password())));
        }
    }
}
