package io.recourse.benchmarks.replay;

import io.recourse.benchmarks.server.PostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * What a program without a framework would do: reads events by a cursor, makes a row of each, and writes it with COPY. It keeps no
 * position and cannot be interrupted.
 */
record Plain(String url, int threads, Making making) {

    /** Makes the columns of a row of {@code timeline_entry} of an event, in the order of the table. */
    @FunctionalInterface
    interface Making {

        /** @param event columns as {@link #READ} gives them */
        List<String> row(ResultSet event) throws SQLException, IOException;
    }

    private static final String TABLE = "plain.timeline_entry";
    private static final int FETCH = 1_000;
    private static final String READ = """
            SELECT aggregate_identifier, sequence_number, event_identifier, payload_type, payload_revision, time_stamp, payload
            FROM command.domain_event_entry WHERE global_index >= ? AND global_index < ? ORDER BY global_index
            """;

    /** @throws IllegalStateException when there are not as many rows then as events */
    Duration measure(long events) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA IF NOT EXISTS plain");
            statement.execute("DROP TABLE IF EXISTS " + TABLE);
            long started = System.nanoTime();
            statement.execute("CREATE TABLE " + TABLE + " (LIKE query.timeline_entry INCLUDING ALL)");
            List<Long> borders = borders(statement);
            CompletableFuture.allOf(IntStream.range(0, threads)
                            .mapToObj(part -> CompletableFuture.runAsync(
                                    () -> copy(borders.get(part), borders.get(part + 1)),
                                    task -> Thread.ofPlatform().start(task)))
                            .toArray(CompletableFuture[]::new))
                    .join();
            Duration taken = Duration.ofNanos(System.nanoTime() - started);
            long rows = number(statement, "SELECT count(*) FROM " + TABLE);
            if (rows != events) {
                throw new IllegalStateException(rows + " rows of " + events + " events");
            }
            return taken;
        }
    }

    private List<Long> borders(Statement statement) throws SQLException {
        long end = number(statement, "SELECT max(global_index) + 1 FROM command.domain_event_entry");
        return IntStream.rangeClosed(0, threads)
                .mapToObj(part -> end * part / threads)
                .toList();
    }

    private void copy(long from, long until) {
        try (Connection reading = connect();
                Connection writing = connect();
                PreparedStatement events = reading.prepareStatement(READ)) {
            reading.setAutoCommit(false);
            events.setFetchSize(FETCH);
            events.setLong(1, from);
            events.setLong(2, until);
            CopyIn rows = writing.unwrap(PGConnection.class).getCopyAPI().copyIn("COPY " + TABLE + " FROM STDIN");
            try (ResultSet event = events.executeQuery()) {
                while (event.next()) {
                    byte[] row = line(making.row(event)).getBytes(StandardCharsets.UTF_8);
                    rows.writeToCopy(row, 0, row.length);
                }
            }
            rows.endCopy();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String line(List<String> columns) {
        return columns.stream().map(Plain::escaped).collect(Collectors.joining("\t", "", "\n"));
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n");
    }

    private static long number(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(url, PostgresServer.USER, PostgresServer.USER);
    }
}
