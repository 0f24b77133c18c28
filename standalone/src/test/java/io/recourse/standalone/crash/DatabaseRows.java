package io.recourse.standalone.crash;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** All rows of Recourse's schemas, as PostgreSQL copies them, and the migrations that made the tables. */
record DatabaseRows(Connection connection) {

    private static final String SCHEMAS = "('command', 'content', 'vault', 'query')";

    /** {@code SCHEMA VERSION}: the last migration of each. */
    List<String> versions() throws SQLException {
        List<String> versions = new ArrayList<>();
        for (String schema : texts("select schema_name from information_schema.schemata where schema_name in " + SCHEMAS
                + " order by 1")) {
            versions.addAll(texts("select '" + schema + " ' || version from " + schema
                    + ".flyway_schema_history where version is not null order by installed_rank desc limit 1"));
        }
        return versions;
    }

    /** {@code SEQUENCE VALUE}, of those that gave one. */
    List<String> sequences() throws SQLException {
        return texts("select schemaname || '.' || sequencename || ' ' || last_value from pg_sequences"
                + " where last_value is not null and schemaname in " + SCHEMAS + " order by 1");
    }

    List<String> tables() throws SQLException {
        return texts("select table_schema || '.' || table_name from information_schema.tables where table_schema in "
                + SCHEMAS + " and table_type = 'BASE TABLE' and table_name <> 'flyway_schema_history' order by 1");
    }

    byte[] read(String table) throws SQLException, IOException {
        ByteArrayOutputStream rows = new ByteArrayOutputStream();
        copying().copyOut("copy " + table + " to stdout with (format text, header)", rows);
        return rows.toByteArray();
    }

    void migrate(List<String> versions) {
        for (String version : versions) {
            String[] schemaAndVersion = version.split(" ");
            Flyway.configure()
                    .dataSource(new SingleConnectionDataSource(connection, true))
                    .defaultSchema(schemaAndVersion[0])
                    .schemas(schemaAndVersion[0])
                    .locations("classpath:db/" + schemaAndVersion[0])
                    .target(schemaAndVersion[1])
                    .load()
                    .migrate();
        }
    }

    interface Rows {
        byte[] of(String table) throws IOException;
    }

    /** Those that others refer to first, whichever those are. */
    void write(List<String> tables, Rows rows) throws SQLException, IOException {
        connection.setAutoCommit(false);
        List<String> open = new ArrayList<>(tables);
        while (!open.isEmpty()) {
            int before = open.size();
            for (String table : List.copyOf(open)) {
                if (written(table, rows.of(table))) {
                    open.remove(table);
                }
            }
            if (open.size() == before) {
                throw new SQLException("cannot be filled: " + open);
            }
        }
        connection.commit();
        connection.setAutoCommit(true);
    }

    private boolean written(String table, byte[] rows) throws SQLException, IOException {
        Savepoint before = connection.setSavepoint();
        try {
            // The migrations leave some rows. Where there are none, a trigger would refuse to delete them.
            if (!texts("select 1 from " + table + " limit 1").isEmpty()) {
                run("delete from " + table);
            }
            String header =
                    new String(rows, StandardCharsets.UTF_8).lines().findFirst().orElseThrow();
            copying()
                    .copyIn(
                            "copy " + table + " (" + header.replace("\t", ", ")
                                    + ") from stdin with (format text, header)",
                            new ByteArrayInputStream(rows));
            connection.releaseSavepoint(before);
            return true;
        } catch (SQLException refers) {
            if (!String.valueOf(refers.getSQLState()).equals("23503")) {
                throw refers;
            }
            connection.rollback(before);
            return false;
        }
    }

    void setSequences(List<String> sequences) throws SQLException {
        for (String sequence : sequences) {
            String[] nameAndValue = sequence.split(" ");
            texts("select setval('" + nameAndValue[0] + "', " + nameAndValue[1] + ")");
        }
    }

    private CopyManager copying() throws SQLException {
        return connection.unwrap(PGConnection.class).getCopyAPI();
    }

    private void run(String statement) throws SQLException {
        try (Statement run = connection.createStatement()) {
            run.execute(statement);
        }
    }

    private List<String> texts(String query) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }
}
