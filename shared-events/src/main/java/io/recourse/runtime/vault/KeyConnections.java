package io.recourse.runtime.vault;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.recourse.runtime.database.SameDatabase;

/** A few connections of the vault's own: who asks for a key may hold one of the application's already, and all others may be so held. */
final class KeyConnections implements AutoCloseable {

    private static final int MOST = 3;

    private final HikariDataSource pool;

    KeyConnections(HikariDataSource application) {
        HikariConfig config = SameDatabase.pool(application);
        config.setPoolName("vault");
        config.setMaximumPoolSize(MOST);
        config.setMinimumIdle(0);
        this.pool = new HikariDataSource(config);
    }

    HikariDataSource pool() {
        return pool;
    }

    @Override
    public void close() {
        pool.close();
    }
}
