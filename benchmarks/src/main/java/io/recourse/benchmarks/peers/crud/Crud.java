package io.recourse.benchmarks.peers.crud;

import com.zaxxer.hikari.HikariDataSource;
import io.recourse.benchmarks.peers.CaseFile;
import io.recourse.benchmarks.peers.Peer;
import io.recourse.benchmarks.peers.PlayedCase;
import io.recourse.benchmarks.peers.Pool;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.Objects;

/** Plain JDBC: what changes and its audit row are one transaction, in as few statements as that takes. */
public final class Crud implements Peer {

    private final HikariDataSource database;
    private final Clock clock;
    private final DueTimers dueTimers;

    private Crud(HikariDataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
        this.dueTimers = new DueTimers(database, clock);
    }

    public static Crud start(String url, Clock clock) throws SQLException, IOException {
        HikariDataSource database = Pool.of(url);
        createTables(database);
        Crud peer = new Crud(database, clock);
        peer.dueTimers.start();
        return peer;
    }

    @Override
    public PlayedCase begin(CaseFile file) {
        return new CrudCase(database, clock, file);
    }

    @Override
    public void close() {
        dueTimers.close();
        database.close();
    }

    private static void createTables(HikariDataSource database) throws SQLException, IOException {
        try (InputStream tables = Objects.requireNonNull(Crud.class.getResourceAsStream("tables.sql"));
                Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(new String(tables.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
