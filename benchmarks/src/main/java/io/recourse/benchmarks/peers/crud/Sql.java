package io.recourse.benchmarks.peers.crud;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;

/** Statements of one transaction; the driver keeps them prepared. */
record Sql(Connection connection) {

    /** The number that the new row was given. */
    long insert(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = with(sql, values);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /** @throws SQLException when it did not change exactly one row */
    void change(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = with(sql, values)) {
            int changed = statement.executeUpdate();
            if (changed != 1) {
                throw new SQLException(changed + " rows were changed by " + sql);
            }
        }
    }

    private PreparedStatement with(String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int n = 0; n < values.length; n++) {
            statement.setObject(n + 1, values[n] instanceof Instant instant ? Timestamp.from(instant) : values[n]);
        }
        return statement;
    }
}
