package io.recourse.standalone.migrate;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** The events of the embedded store in the order of their positions; so many are in memory at a time, whatever their number. */
final class StoredRows implements AutoCloseable {

    private static final int IN_MEMORY = 1_000;

    private final Statement statement;
    private final ResultSet rows;

    /** @param store in a transaction, without which the driver would read everything at once */
    StoredRows(Connection store) throws SQLException {
        statement = store.createStatement();
        statement.setFetchSize(IN_MEMORY);
        rows = statement.executeQuery("select * from command.domain_event_entry order by global_index");
    }

    Optional<StoredRow> next() throws SQLException {
        if (!rows.next()) {
            return Optional.empty();
        }
        return Optional.of(new StoredRow(
                rows.getString("event_identifier"),
                rows.getString("aggregate_identifier"),
                rows.getLong("sequence_number"),
                Optional.ofNullable(rows.getString("type")),
                rows.getString("time_stamp"),
                rows.getString("payload_type"),
                Optional.ofNullable(rows.getString("payload_revision")),
                rows.getBytes("payload"),
                rows.getBytes("meta_data")));
    }

    @Override
    public void close() throws SQLException {
        statement.close();
    }
}
