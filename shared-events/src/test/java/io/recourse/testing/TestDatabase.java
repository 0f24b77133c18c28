package io.recourse.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/**
 * A fresh PostgreSQL database on the one server of this JVM (without fsync: nothing here outlives the JVM).
 *
 * <p>With Spring's test framework: {@code @ContextConfiguration(initializers = TestDatabase.Initializer.class)}, one
 * database for each context. Without: {@link #fresh()} and {@link #properties()}.
 */
public record TestDatabase(String name) {

    private static final AtomicInteger NEXT = new AtomicInteger();

    public static TestDatabase fresh() {
        TestDatabase database = new TestDatabase("test_" + NEXT.incrementAndGet());
        try (Connection connection = Server.POSTGRES.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + database.name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return database;
    }

    public DataSource dataSource() {
        return Server.POSTGRES.getDatabase("postgres", name);
    }

    public String url() {
        return Server.POSTGRES.getJdbcUrl("postgres", name);
    }

    /** The environment of an application on this database; its tokens would come from an issuer that nobody asks. */
    public Map<String, Object> properties() {
        return Map.of(
                "RECOURSE_MASTER_KEYS", "dGVzdCBtYXN0ZXIga2V5LCB0aGlydHktdHdvIGJ5dGU=",
                "RECOURSE_DB_URL", url(),
                "RECOURSE_DB_USER", "postgres",
                "RECOURSE_DB_PASSWORD", "postgres",
                "RECOURSE_ISSUER_URI", "http://issuer.invalid",
                "RECOURSE_JWK_SET_URI", "http://issuer.invalid/jwks");
    }

    /** Gives each application context a database of its own. */
    public static final class Initializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource("test-database", fresh().properties()));
        }
    }

    /** Started by its first use; stops with the JVM. */
    private static final class Server {

        private static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder();
                // Many application contexts live at once, each with a pool.
                builder.setServerConfig("max_connections", "500");
                List.of("fsync", "synchronous_commit", "full_page_writes")
                        .forEach(setting -> builder.setServerConfig(setting, "off"));
                EmbeddedPostgres postgres =
                        builder.setRegisterShutdownHook(false).start();
                // Spring calls this after it has closed the applications, which still need their database.
                SpringApplication.getShutdownHandlers().add(() -> stop(postgres));
                return postgres;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void stop(EmbeddedPostgres postgres) {
            try {
                postgres.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
