package io.recourse.runtime.axon;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

/** The one connection that events are written by, made again when it breaks. */
record WriterConnection(HikariDataSource pool) implements AutoCloseable {

    private static final int CONNECT_MILLIS = 5_000;

    static WriterConnection like(HikariDataSource application) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(application.getJdbcUrl());
        config.setUsername(application.getUsername());
        config.setPassword(application.getPassword());
        config.setPoolName("events");
        config.setMaximumPoolSize(1);
        config.setConnectionTimeout(CONNECT_MILLIS);
        config.setInitializationFailTimeout(-1);
        return new WriterConnection(new HikariDataSource(config));
    }

    @Override
    public void close() {
        pool.close();
    }
}
