package io.recourse.benchmarks.server;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
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
import java.util.Set;

/** The PostgreSQL of the standalone, with its settings and its order of text: what it has acknowledged is on disk. */
public final class PostgresServer implements AutoCloseable {

    public static final String USER = "postgres";

    private final EmbeddedPostgres postgres;
    private final Path directory;
    private final Set<String> settings;

    private PostgresServer(EmbeddedPostgres postgres, Path directory, Set<String> settings) {
        this.postgres = postgres;
        this.directory = directory;
        this.settings = settings;
    }

    /**
     * Starts it on an empty {@code directory}, which it leaves empty again.
     *
     * @param others settings that are not the standalone's
     */
    public static PostgresServer start(Path directory, Map<String, String> others) {
        Map<String, String> settings = likeTheStandalone();
        settings.putAll(others);
        return start(EmbeddedPostgres.builder().setDataDirectory(directory), directory, settings);
    }

    /** Starts it on {@code directory} with what is there, and leaves that there. */
    public static PostgresServer keep(Path directory) {
        return start(
                EmbeddedPostgres.builder().setDataDirectory(directory).setCleanDataDirectory(false),
                directory,
                likeTheStandalone());
    }

    private static PostgresServer start(
            EmbeddedPostgres.Builder builder, Path directory, Map<String, String> settings) {
        settings.forEach(builder::setServerConfig);
        likeTheCluster().forEach(builder::setLocaleConfig);
        try {
            return new PostgresServer(builder.start(), directory, settings.keySet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Creates a database. */
    public String create(String name) throws SQLException {
        execute("CREATE DATABASE " + name);
        return url(name);
    }

    /** Of a database that is there. */
    public String url(String name) {
        return postgres.getJdbcUrl(USER, name);
    }

    /** After a checkpoint the first change of each page writes the whole page: a large table pays that more often. */
    public void checkpoint() throws SQLException {
        execute("CHECKPOINT");
    }

    /** The settings that matter here, as the server itself sees them. */
    public String settings() throws SQLException {
        List<String> names = new ArrayList<>(List.of("server_version"));
        names.addAll(settings);
        List<String> seen = new ArrayList<>();
        try (Connection connection = connect();
                PreparedStatement ask = connection.prepareStatement("SELECT current_setting(?)")) {
            for (String name : names) {
                ask.setString(1, name);
                try (ResultSet value = ask.executeQuery()) {
                    value.next();
                    seen.add(name + " = " + value.getString(1));
                }
            }
        }
        return String.join(", ", seen);
    }

    /** To the database of the server itself, where none of the others counts what is asked. */
    public Connection connect() throws SQLException {
        return postgres.getPostgresDatabase().getConnection();
    }

    /** The processes of the server. */
    public ProcessTree processes() throws IOException {
        return new ProcessTree(Long.parseLong(
                Files.readAllLines(directory.resolve("postmaster.pid")).getFirst()));
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
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Text in the order of its code points, which all contenders have to compare. */
    private static Map<String, String> likeTheCluster() {
        return Map.of("locale", "C", "locale-provider", "builtin", "builtin-locale", "C.UTF-8");
    }

    /** As its ServerSettings say; the last one counts statements. */
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
