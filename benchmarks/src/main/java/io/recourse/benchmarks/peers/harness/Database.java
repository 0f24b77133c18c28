package io.recourse.benchmarks.peers.harness;

import io.recourse.benchmarks.peers.Contender;
import io.recourse.benchmarks.server.PostgresServer;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** What the server counts of one contender's database, asked from outside of it. */
final class Database implements AutoCloseable {

    private static final String STATEMENTS = """
            SELECT coalesce(sum(calls), 0)::bigint FROM pg_stat_statements
            WHERE dbid = (SELECT oid FROM pg_database WHERE datname = ?)
              AND query !~* '^\\s*(BEGIN|START TRANSACTION|COMMIT|END|ROLLBACK)\\M'""";

    private static final String FORGET =
            "SELECT pg_stat_statements_reset(0, (SELECT oid FROM pg_database WHERE datname = ?), 0)::text";

    private static final String WAL = "SELECT pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::bigint";
    private static final String SIZE = "SELECT pg_database_size(?)";

    private final PostgresServer server;
    private final Connection connection;

    private Database(PostgresServer server, Connection connection) {
        this.server = server;
        this.connection = connection;
    }

    static Database of(PostgresServer server) throws SQLException {
        Connection connection = server.connect();
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE EXTENSION IF NOT EXISTS pg_stat_statements");
        }
        return new Database(server, connection);
    }

    /** Counts the contender's statements from now on. */
    Counts mark(Contender contender) throws SQLException, IOException {
        ask(FORGET, contender.database());
        return counts(contender);
    }

    /** Bytes of its tables and indexes on disk. */
    long size(Contender contender) throws SQLException {
        return number(SIZE, contender.database());
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    /** The statements since {@link #mark}, everything else since the server began. */
    Counts counts(Contender contender) throws SQLException, IOException {
        return new Counts(
                number(STATEMENTS, contender.database()),
                number(WAL),
                server.processes().processor().toNanos());
    }

    private long number(String sql, String... values) throws SQLException {
        return Long.parseLong(ask(sql, values));
    }

    private String ask(String sql, String... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int n = 0; n < values.length; n++) {
                statement.setString(n + 1, values[n]);
            }
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }
}
