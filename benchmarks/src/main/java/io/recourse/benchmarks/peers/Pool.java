package io.recourse.benchmarks.peers;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

/** Connections of a peer: one for each client, and some for what it does besides. */
public final class Pool {

    /** Of the largest number of clients, and eight more. */
    public static final int SIZE = 40;

    private Pool() {}

    /** Committing each statement by itself, unless a connection is told otherwise. */
    public static HikariDataSource of(String url) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(SIZE);
        return new HikariDataSource(config);
    }
}
