package io.recourse.benchmarks.peers.limits;

import com.zaxxer.hikari.HikariDataSource;
import io.recourse.benchmarks.peers.CaseFile;
import io.recourse.benchmarks.peers.Peer;
import io.recourse.benchmarks.peers.PlayedCase;
import io.recourse.benchmarks.peers.Pool;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;

/** As pgbench measures: each client has a connection, and commits one row after the other. */
public final class OneRow implements Peer {

    private static final String INSERT = "INSERT INTO taken (case_number, step, who, at) VALUES (?, ?, ?, ?)";

    private final HikariDataSource database;
    private final Clock clock;

    private OneRow(HikariDataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    public static OneRow start(String url, Clock clock) throws SQLException {
        HikariDataSource database = Pool.of(url);
        Taken.createTable(database);
        return new OneRow(database, clock);
    }

    @Override
    public PlayedCase begin(CaseFile file) {
        return new TakenSteps(database, file, clock, this::commit);
    }

    @Override
    public void close() {
        database.close();
    }

    private void commit(Taken taken) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setLong(1, taken.caseNumber());
            insert.setInt(2, taken.step().ordinal());
            insert.setString(3, taken.who());
            insert.setTimestamp(4, Timestamp.from(taken.at()));
            insert.executeUpdate();
        }
    }
}
