package io.recourse.query.audit.ledger;

import io.recourse.audit.SignedCheckpoint;
import io.recourse.audit.SignerKey;
import io.recourse.query.audit.StoredEvent;
import io.recourse.runtime.database.SchemaMigration;
import io.recourse.testing.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** A history of ten cases in a database of its own, with its ledger and some checkpoints; what a test does to it can be undone. */
final class RecordedHistory implements AutoCloseable {

    static final int EVENTS = 700;

    /** Events that the checkpoints cover. */
    static final List<Integer> SIGNED = List.of(100, 300, 690);

    private static final int CASES = 10;

    private final Connection connection;
    private final JdbcClient sql;
    private final AuditKeys keys;

    RecordedHistory() throws Exception {
        DataSource database = TestDatabase.fresh().dataSource();
        SchemaMigration.of(database, "command").afterPropertiesSet();
        SchemaMigration.of(database, "query").afterPropertiesSet();
        connection = database.getConnection();
        connection.setAutoCommit(false);
        sql = JdbcClient.create(new SingleConnectionDataSource(connection, true));
        keys = AuditKeys.parse("recourse", SignerKey.random("recourse").pkcs8());
        record();
        connection.commit();
    }

    JdbcClient sql() {
        return sql;
    }

    AuditKeys keys() {
        return keys;
    }

    /** Events are numbered from 0; between two positions there is room. */
    static long position(int event) {
        return 10L * event + 10;
    }

    static String stream(int event) {
        return "case-" + event % CASES;
    }

    static long sequence(int event) {
        return event / CASES;
    }

    void run(String... statements) {
        for (String statement : statements) {
            sql.sql(statement).update();
        }
    }

    Findings verify() throws IOException {
        return verify(Optional.empty());
    }

    Findings verify(Optional<SignedCheckpoint> older) throws IOException {
        return verify(older, (events, total) -> {});
    }

    Findings verify(Optional<SignedCheckpoint> older, Verification.Watch watch) throws IOException {
        return new Verification(sql, new TableHistory(sql), keys, older).run(watch);
    }

    /** More events happen, and all are signed. */
    void goOn(int more) {
        try {
            IntStream.range(EVENTS, EVENTS + more).forEach(event -> insert(sql, position(event), event));
            writer().add(events().subList(EVENTS, EVENTS + more));
            checkpoints().current();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Checkpoints checkpoints() {
        return new Checkpoints(new LedgerRows(sql), new CheckpointRows(sql), writer(), keys);
    }

    LedgerWriter writer() {
        return new LedgerWriter(new LedgerRows(sql), new TableHistory(sql));
    }

    Proofs proofs() {
        return new Proofs(new LedgerRows(sql), checkpoints());
    }

    List<StoredEvent> events() throws IOException {
        List<StoredEvent> events = new ArrayList<>();
        try (EventHistory.Reading reading = new TableHistory(sql).read()) {
            for (Optional<StoredEvent> event = reading.next(); event.isPresent(); event = reading.next()) {
                events.add(event.get());
            }
        }
        return events;
    }

    void undo() throws SQLException {
        connection.rollback();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private void record() throws IOException {
        IntStream.range(0, EVENTS).forEach(event -> insert(sql, position(event), event));
        List<StoredEvent> events = events();
        int from = 0;
        for (int to : SIGNED) {
            writer().add(events.subList(from, to));
            checkpoints().current();
            from = to;
        }
        writer().add(events.subList(from, events.size()));
    }

    private static void insert(JdbcClient sql, long position, int event) {
        sql.sql("""
                        insert into command.domain_event_entry overriding system value
                        values (?, ?, ?, ?, 'DisputeCase', '2026-03-02T08:00:00.000Z', 'io.recourse.Happened', '1',
                          convert_to(?, 'UTF8'), convert_to('{"traceId": "t", "correlationId": "c"}', 'UTF8'))""")
                .params(
                        position,
                        "event-" + event,
                        stream(event),
                        sequence(event),
                        "{\"number\":" + event + ",\"说\":\"是\"}")
                .update();
    }
}
