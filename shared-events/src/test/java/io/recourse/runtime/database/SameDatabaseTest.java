package io.recourse.runtime.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.recourse.testing.SampleApplication;
import io.recourse.testing.TestDatabase;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.support.TransactionTemplate;

/** Nobody waits for ever for a database that is gone without a word, on whichever connection; and it does not wait for us. */
class SameDatabaseTest {

    private static final int LIMIT_MILLIS = 30_000;
    private static final int UNHURRIED_MILLIS = 3_600_000;

    private static ConfigurableApplicationContext application;
    private static HikariDataSource pool;

    @BeforeAll
    static void start() throws SQLException {
        application = SampleApplication.start(TestDatabase.fresh());
        pool = application.getBean(DataSource.class).unwrap(HikariDataSource.class);
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    @Test
    void theApplicationsOwnWaitForSomeSecondsOnly() throws SQLException {
        assertThat(limit(pool)).isEqualTo(LIMIT_MILLIS);
        assertThat(pool.getConnectionTimeout()).isEqualTo(LIMIT_MILLIS);
    }

    @Test
    void theDatabaseHearsWithinAMinuteThatNobodyIsThereAnyMore() throws SQLException {
        try (HikariDataSource other = new HikariDataSource(SameDatabase.pool(pool))) {
            for (DataSource each : new DataSource[] {pool, other}) {
                assertThat(setting(each, "tcp_keepalives_idle")).isEqualTo("30");
                assertThat(setting(each, "tcp_keepalives_interval")).isEqualTo("10");
                assertThat(setting(each, "tcp_keepalives_count")).isEqualTo("3");
                assertThat(setting(each, "tcp_user_timeout")).isEqualTo("60000");
            }
        }
    }

    @Test
    void othersHaveTheSameLimits() throws SQLException {
        try (HikariDataSource other = new HikariDataSource(SameDatabase.pool(pool))) {
            assertThat(limit(other)).isEqualTo(LIMIT_MILLIS);
            assertThat(other.getConnectionTimeout()).isEqualTo(pool.getConnectionTimeout());
        }
        assertThat(limit(SameDatabase.withoutPool(pool))).isEqualTo(LIMIT_MILLIS);
    }

    @Test
    void aMigrationMayLastForAnHour() throws SQLException {
        assertThat(limit(SameDatabase.unhurried(pool))).isEqualTo(UNHURRIED_MILLIS);
    }

    @Test
    void whoLooksAtWholeTablesIsNotHurriedAndWhoComesAfterIs() throws SQLException {
        Integer within = application.getBean(TransactionTemplate.class).execute(status -> {
            SameDatabase.unhurry(pool);
            Connection bound = DataSourceUtils.getConnection(pool);
            try {
                return bound.getNetworkTimeout();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });

        assertThat(within).isEqualTo(UNHURRIED_MILLIS);
        assertThat(limit(pool)).isEqualTo(LIMIT_MILLIS);
    }

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void whoMeetsAServerThatSaysNothingIsTold() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
                HikariDataSource gone = new HikariDataSource()) {
            gone.setJdbcUrl("jdbc:postgresql://127.0.0.1:" + silent.getLocalPort() + "/recourse");
            gone.setDataSourceProperties(pool.getDataSourceProperties());
            gone.addDataSourceProperty("socketTimeout", "1");

            assertThatThrownBy(() -> SameDatabase.withoutPool(gone).getConnection())
                    .isInstanceOf(SQLException.class);
        }
    }

    private static int limit(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return connection.getNetworkTimeout();
        }
    }

    private static String setting(DataSource database, String name) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW " + name)) {
            row.next();
            return row.getString(1);
        }
    }
}
