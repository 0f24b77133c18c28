package io.recourse.benchmarks.replay;

import io.recourse.benchmarks.server.PostgresServer;
import io.recourse.testing.CaseEvents;
import io.recourse.testing.EventLog;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.IntStream;

/** The event store: a few whole cases as the product writes them, and as many copies of these as wanted. */
final class History {

    static final int TEMPLATES = 50;
    private static final int COPIES_AT_ONCE = 100;

    private static final String COPY = """
            INSERT INTO command.domain_event_entry (event_identifier, aggregate_identifier, sequence_number, type, time_stamp,
                payload_type, payload_revision, payload, meta_data)
            SELECT event_identifier || '-' || copy, id, sequence_number, type, time_stamp, payload_type, payload_revision,
                convert_to(replace(convert_from(payload, 'UTF8'), aggregate_identifier, id), 'UTF8'), meta_data
            FROM generate_series(?, ?) AS copy, command.domain_event_entry,
                LATERAL (SELECT 'case_' || lpad(copy::text, 10, '0') || right(aggregate_identifier, 16) AS id) AS own
            WHERE global_index <= ?
            ORDER BY copy, global_index
            """;

    /** The projections that are read have seen all of it: only the one that is made anew reads. */
    private static final String NOTHING_IS_LEFT = """
            UPDATE query.token_entry SET token =
                convert_to(jsonb_set(convert_from(token, 'UTF8')::jsonb, '{index}',
                    to_jsonb((SELECT max(global_index) FROM command.domain_event_entry)))::text, 'UTF8')
            WHERE token IS NOT NULL
            """;

    private final String url;

    History(String url) {
        this.url = url;
    }

    static int eventsOfOne() {
        return CaseEvents.whole(0).events().size();
    }

    void begin() throws InterruptedException {
        try (Site site = Site.on(url)) {
            EventLog log = new EventLog();
            IntStream.range(0, TEMPLATES).forEach(number -> log.add(CaseEvents.whole(number)));
            log.appendTo(site.events());
            Waiting.until(() ->
                    "0".equals(site.database().sql("""
                                    SELECT (SELECT count(*) FROM command.domain_event_entry)
                                         - (SELECT count(*) FROM query.timeline_entry)
                                    """).query(String.class).single()));
        }
    }

    /** @return how many there are then: {@code events} or some more */
    long growTo(long events) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, PostgresServer.USER, PostgresServer.USER);
                Statement statement = connection.createStatement();
                PreparedStatement copy = connection.prepareStatement(COPY)) {
            statement.execute("SET synchronous_commit = off");
            long templates = TEMPLATES * (long) eventsOfOne();
            long there = count(statement);
            while (there < events) {
                long copied = there / templates;
                long more = Math.min(COPIES_AT_ONCE, (events - there + templates - 1) / templates);
                copy.setLong(1, copied);
                copy.setLong(2, copied + more - 1);
                copy.setLong(3, templates);
                there += copy.executeUpdate();
            }
            statement.execute(NOTHING_IS_LEFT);
            statement.execute("VACUUM (ANALYZE) command.domain_event_entry");
            return there;
        }
    }

    private static long count(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("SELECT count(*) FROM command.domain_event_entry")) {
            row.next();
            return row.getLong(1);
        }
    }
}
