package io.recourse.benchmarks.deadlines;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The PostgreSQL of the standalone, with its settings: what it has acknowledged is on disk. */
final class PostgresServer implements AutoCloseable {

    static final String USER = "postgres";

    /** As the standalone's ServerSettings say; the last one counts statements. */
    private static final Map<String, String> SETTINGS = likeTheStandalone();

    private final EmbeddedPostgres postgres;

    private PostgresServer(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    /** Starts it on an empty {@code directory}, which it leaves empty again. */
    static PostgresServer start(Path directory) {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder().setDataDirectory(directory);
        SETTINGS.forEach(builder::setServerConfig);
        try {
            return new PostgresServer(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Creates a database. */
    String create(String name) throws SQLException {
        execute("CREATE DATABASE " + name);
        return postgres.getJdbcUrl(USER, name);
    }

    /** After a checkpoint the first change of each page writes the whole page: a large table pays that more often. */
    void checkpoint() throws SQLException {
        execute("CHECKPOINT");
    }

    /** The settings that matter here, as the server itself sees them. */
    String settings() throws SQLException {
        List<String> seen = new ArrayList<>();
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                PreparedStatement ask = connection.prepareStatement("SELECT current_setting(?)")) {
            for (String name : SETTINGS.keySet()) {
                ask.setString(1, name);
                try (ResultSet value = ask.executeQuery()) {
                    value.next();
                    seen.add(name + " = " + value.getString(1));
                }
            }
        }
        return String.join(", ", seen);
    }

    @Override
    public void close() {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Map<String, String> likeTheStandalone() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("fsync", "on");
        settings.put("synchronous_commit", "on");
        settings.put("full_page_writes", "on");
        settings.put("max_connections", "60");
        settings.put("shared_buffers", "192MB");
        settings.put("effective_cache_size", "1GB");
        settings.put("work_mem", "8MB");
        settings.put("maintenance_work_mem", "128MB");
        settings.put("max_wal_size", "2GB");
        settings.put("checkpoint_timeout", "15min");
        settings.put("random_page_cost", "1.1");
        settings.put("jit", "off");
        settings.put("max_parallel_workers_per_gather", "1");
        settings.put("shared_preload_libraries", "pg_stat_statements");
        return settings;
    }
}
