package io.recourse.standalone.crash;

import io.recourse.standalone.data.Secrets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

/**
 * The schema {@code query} as an older version of the program would have left it: made by the migrations of that time, and filled with
 * what is there now, as far as it had a place then.
 */
final class OlderSchema {

    /** From the oldest one that had all that is a record, and no read model, in its schema. */
    static final List<String> VERSIONS = List.of("19", "20", "21", "22");

    private static final String SHARED_COLUMNS = """
            SELECT string_agg(quote_ident(old.attname), ', ') FROM pg_attribute old JOIN pg_attribute now USING (attname)
            WHERE old.attrelid = 'query.%1$s'::regclass AND now.attrelid = 'query_now.%1$s'::regclass
              AND old.attnum > 0 AND NOT old.attisdropped AND NOT now.attisdropped AND old.attgenerated = ''""";

    private static final String SHARED_TABLES = """
            SELECT old.tablename FROM pg_tables old JOIN pg_tables now USING (tablename)
            WHERE old.schemaname = 'query' AND now.schemaname = 'query_now' AND old.tablename <> 'flyway_schema_history'""";

    private static final String COUNTERS = """
            SELECT format('ALTER TABLE query.%I ALTER COLUMN %I RESTART WITH %s', table_name, column_name,
                          coalesce(last_value, 0) + 1)
            FROM information_schema.columns JOIN pg_sequences
              ON pg_get_serial_sequence('query_now.' || table_name, column_name) = 'query_now.' || sequencename
            WHERE table_schema = 'query' AND is_identity = 'YES' AND schemaname = 'query_now'""";

    private OlderSchema() {}

    /** While the program does not run, and its PostgreSQL does. */
    static void make(Installation installation, String version) throws SQLException {
        // It tells of each migration; here they are no news.
        LoggingSystem.get(OlderSchema.class.getClassLoader()).setLogLevel("org.flywaydb", LogLevel.ERROR);
        Secrets secrets = Secrets.existing(installation.data()).orElseThrow();
        String url = "jdbc:postgresql://127.0.0.1:" + installation.databasePort() + "/recourse";
        String password = secrets.derive("postgres:recourse");
        try (Connection connection = DriverManager.getConnection(url, "recourse", password);
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER SCHEMA query RENAME TO query_now");
            Flyway.configure()
                    .dataSource(url, "recourse", password)
                    .defaultSchema("query")
                    .schemas("query")
                    .locations("classpath:db/query")
                    .target(version)
                    .load()
                    .migrate();
            connection.setAutoCommit(false);
            for (String table : texts(statement, SHARED_TABLES)) {
                copy(statement, table);
            }
            for (String counter : texts(statement, COUNTERS)) {
                statement.execute(counter);
            }
            statement.execute("DROP SCHEMA query_now CASCADE");
            connection.commit();
        }
    }

    private static void copy(Statement statement, String table) throws SQLException {
        if (!texts(statement, "SELECT 'any' FROM query." + table + " LIMIT 1").isEmpty()) {
            statement.execute("DELETE FROM query." + table);
        }
        String columns = texts(statement, SHARED_COLUMNS.formatted(table)).getFirst();
        statement.execute("INSERT INTO query.%1$s (%2$s) OVERRIDING SYSTEM VALUE SELECT %2$s FROM query_now.%1$s"
                .formatted(table, columns));
    }

    private static List<String> texts(Statement statement, String query) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }
}
