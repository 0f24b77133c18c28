package io.recourse.runtime.axon;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.recourse.runtime.database.SameDatabase;

/** The one connection that events are written by, made again when it breaks. */
record WriterConnection(HikariDataSource pool) implements AutoCloseable {

    private static final int CONNECT_MILLIS = 5_000;

    static WriterConnection like(HikariDataSource application) {
        HikariConfig config = SameDatabase.pool(application);
        config.setPoolName("events");
        config.setMaximumPoolSize(1);
        config.setConnectionTimeout(CONNECT_MILLIS);
        return new WriterConnection(new HikariDataSource(config));
    }

    @Override
    public void close() {
        pool.close();
    }
}
