package io.recourse.runtime.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import javax.sql.DataSource;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Other connections to the database of the application: to the same place, as the same user, and with the same limits on how long the
 * network may be silent. Where one is left out, its user waits for ever when the network between is gone.
 */
public final class SameDatabase {

    /** Enough for what looks at whole tables, or makes an index of one. */
    static final Duration UNHURRIED = Duration.ofHours(1);

    private SameDatabase() {}

    /** For another pool; its size and its name are still to be said. */
    public static HikariConfig pool(HikariDataSource application) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(application.getJdbcUrl());
        config.setUsername(application.getUsername());
        config.setPassword(application.getPassword());
        config.setDataSourceProperties(application.getDataSourceProperties());
        config.setConnectionInitSql(application.getConnectionInitSql());
        config.setConnectionTimeout(application.getConnectionTimeout());
        config.setInitializationFailTimeout(-1);
        return config;
    }

    /** Each connection a new one. */
    public static DataSource withoutPool(HikariDataSource application) {
        return withoutPool(application, application.getDataSourceProperties());
    }

    /**
     * Each connection a new one, whose statements may last an hour each.
     *
     * @param database anything but a pool is given back as it is
     */
    static DataSource unhurried(DataSource database) {
        try {
            if (!database.isWrapperFor(HikariDataSource.class)) {
                return database;
            }
            HikariDataSource application = database.unwrap(HikariDataSource.class);
            Properties properties = new Properties();
            properties.putAll(application.getDataSourceProperties());
            properties.setProperty("socketTimeout", Long.toString(UNHURRIED.toSeconds()));
            return withoutPool(application, properties);
        } catch (SQLException e) {
            throw new CannotGetJdbcConnectionException("the pool cannot be told", e);
        }
    }

    /** In the current transaction statements may last an hour each from now on. */
    public static void unhurry(DataSource database) {
        Connection connection = DataSourceUtils.getConnection(database);
        try {
            connection.setNetworkTimeout(Runnable::run, (int) UNHURRIED.toMillis());
        } catch (SQLException e) {
            throw new CannotGetJdbcConnectionException("its time limit cannot be changed", e);
        } finally {
            DataSourceUtils.releaseConnection(connection, database);
        }
    }

    private static DataSource withoutPool(HikariDataSource application, Properties properties) {
        DriverManagerDataSource connections = new DriverManagerDataSource(
                application.getJdbcUrl(), application.getUsername(), application.getPassword());
        connections.setConnectionProperties(properties);
        return connections;
    }
}
