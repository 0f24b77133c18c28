package io.recourse.standalone.migrate;

import io.axoniq.axonserver.grpc.event.Event;
import io.recourse.standalone.Console;
import io.recourse.standalone.data.UserError;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Copies the history, from wherever an earlier attempt ended, and compares what is there with what was to be. Nothing is kept of how
 * far it came: what the context holds says it.
 */
record HistoryCopy(Connection store, EventContext context, EventForm form, Console console) {

    private static final int MOST_EVENTS = 500;
    private static final int MOST_BYTES = 1_000_000;

    /**
     * Appends what is missing at the context's end.
     *
     * @param total how many events the store has
     * @return how many were appended
     * @throws UserError when the context does not begin as the store does; it is then as it was
     */
    long copy(long total) throws SQLException {
        long there = context.size();
        if (there > total) {
            throw new UserError(context + " has " + there + " events, and this history only " + total
                    + ": somebody works there already, or it is not the history of this one.");
        }
        try (StoredRows rows = new StoredRows(store)) {
            comparePrefix(rows, there);
            append(rows, there, total);
        }
        return total - there;
    }

    private void comparePrefix(StoredRows rows, long there) throws SQLException {
        Told told = new Told(console, "compare", "events", there);
        try (EventContext.Events events = context.first(there)) {
            for (long position = 0; position < there; position++) {
                StoredRow expected = rows.next().orElseThrow(HistoryCopy::changed);
                if (!same(expected, events.next())) {
                    throw new UserError(context + " has events that are not of this history, at position " + position
                            + " for the first time. Take one that is empty.");
                }
                told.at(position);
            }
        }
        if (there > 0) {
            told.end();
        }
    }

    private void append(StoredRows rows, long there, long total) throws SQLException {
        Told told = new Told(console, "copy", "events", total - there);
        List<Event> batch = new ArrayList<>();
        int bytes = 0;
        long copied = 0;
        for (Optional<StoredRow> row = rows.next(); row.isPresent(); row = rows.next()) {
            if (batch.size() == MOST_EVENTS || bytes > MOST_BYTES) {
                copied += flush(batch);
                bytes = 0;
                told.at(copied);
            }
            batch.add(form.event(row.get()));
            bytes += row.get().bytes();
        }
        if (!batch.isEmpty()) {
            flush(batch);
        }
        told.end();
    }

    private int flush(List<Event> batch) {
        int size = batch.size();
        context.append(batch);
        batch.clear();
        return size;
    }

    /**
     * Reads both from their first event to their last.
     *
     * @return SHA-256 over the digests of all events, in their order, in hexadecimal
     * @throws UserError when one differs, naming the first
     */
    String verify(long total) throws SQLException {
        Told told = new Told(console, "verify", "events", total);
        MessageDigest all = StoredRow.sha256();
        try (StoredRows rows = new StoredRows(store);
                EventContext.Events events = context.first(total)) {
            for (long position = 0; position < total; position++) {
                StoredRow expected = rows.next().orElseThrow(HistoryCopy::changed);
                if (!same(expected, events.next())) {
                    throw new UserError(
                            "NOT THE SAME: the event at position " + position + " of " + context + " is not "
                                    + expected.eventId() + " as it is stored here. Nothing may be served from there.");
                }
                all.update(HexFormat.of().parseHex(expected.digest()));
                told.at(position);
            }
        }
        if (context.size() != total) {
            throw new UserError("NOT THE SAME: " + context + " has " + context.size() + " events, and this history "
                    + total + ": somebody else writes there.");
        }
        told.end();
        return HexFormat.of().formatHex(all.digest());
    }

    private boolean same(StoredRow expected, Optional<Event> found) {
        return found.map(form::row)
                .filter(row -> row.digest().equals(expected.digest()))
                .isPresent();
    }

    private static UserError changed() {
        return new UserError("The event store became shorter while it was read.");
    }
}
