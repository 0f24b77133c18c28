package io.recourse.query.audit.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.recourse.query.audit.StoredEvent;
import io.recourse.runtime.axon.Side;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table of the embedded event store, read as it is: without a running system, and whatever somebody has made of it. */
public record TableHistory(JdbcClient database) implements EventHistory {

    private static final int CHUNK = 1_000;

    private static final String EVENTS = "select * from " + Side.COMMAND.table("domain_event_entry");

    /** No event is recorded at this time: one whose time cannot be read differs from what it was, and that is all that matters. */
    private static final Instant UNREADABLE = Instant.MIN;

    @Override
    public Reading read() {
        return new Chunks();
    }

    @Override
    public Optional<StoredEvent> at(String streamId, long sequence) {
        return database.sql(EVENTS + " where aggregate_identifier = ? and sequence_number = ?")
                .params(streamId, sequence)
                .query((row, number) -> event(row))
                .optional();
    }

    private List<StoredEvent> after(long position) {
        return database.sql(EVENTS + " where global_index > ? order by global_index limit ?")
                .params(position, CHUNK)
                .query((row, number) -> event(row))
                .list();
    }

    private static StoredEvent event(ResultSet row) throws SQLException {
        return new StoredEvent(
                Optional.of(row.getLong("global_index")),
                row.getString("event_identifier"),
                row.getString("payload_type"),
                Optional.ofNullable(row.getString("payload_revision")),
                Optional.ofNullable(row.getString("type")).orElse(""),
                row.getString("aggregate_identifier"),
                row.getLong("sequence_number"),
                instant(row.getString("time_stamp")),
                new String(row.getBytes("payload"), UTF_8),
                new String(row.getBytes("meta_data"), UTF_8));
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            return UNREADABLE;
        }
    }

    private final class Chunks implements Reading {

        private final Deque<StoredEvent> ahead = new ArrayDeque<>();
        private long position = Long.MIN_VALUE;

        @Override
        public Optional<StoredEvent> next() {
            if (ahead.isEmpty()) {
                ahead.addAll(after(position));
            }
            Optional<StoredEvent> event = Optional.ofNullable(ahead.pollFirst());
            event.flatMap(StoredEvent::position).ifPresent(last -> position = last);
            return event;
        }

        @Override
        public void close() {
            // Each chunk is read to its end.
        }
    }
}
