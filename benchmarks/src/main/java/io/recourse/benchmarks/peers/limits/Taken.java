package io.recourse.benchmarks.peers.limits;

import io.recourse.benchmarks.peers.History;
import io.recourse.benchmarks.peers.Step;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** A step that was taken: one row. */
record Taken(long caseNumber, Step step, String who, Instant at) {

    /** Without an index, as pgbench's history. */
    private static final String TABLE = """
            CREATE TABLE IF NOT EXISTS taken
            (case_number bigint NOT NULL, step int NOT NULL, who text NOT NULL, at timestamptz NOT NULL)""";

    private static final String OF_CASE = "SELECT step, who, at FROM taken WHERE case_number = ? ORDER BY at, step";

    static void createTable(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(TABLE);
        }
    }

    static History history(DataSource database, long caseNumber) throws SQLException {
        List<History.Entry> entries = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement ask = connection.prepareStatement(OF_CASE)) {
            ask.setLong(1, caseNumber);
            try (ResultSet row = ask.executeQuery()) {
                while (row.next()) {
                    entries.add(new History.Entry(
                            Step.values()[row.getInt(1)],
                            row.getString(2),
                            row.getTimestamp(3).toInstant(),
                            ""));
                }
            }
        }
        return new History(entries, false, Optional.empty());
    }
}
