package io.recourse.standalone.migrate;

import io.recourse.standalone.data.UserError;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is in a database of Recourse: everything but the events, which go to Axon Server, and what Flyway keeps for itself. */
final class Tables {

    /** Each with a history of migrations of its own. */
    static final List<String> SCHEMAS = List.of("command", "content", "vault", "query");

    private static final Set<String> LEFT =
            Set.of("domain_event_entry", "snapshot_event_entry", "flyway_schema_history");

    private Tables() {}

    /** Those that others refer to come first. */
    static List<Table> of(JdbcClient database) {
        List<Table> open = new ArrayList<>(tables(database));
        Map<String, List<String>> references = references(database);
        List<Table> ordered = new ArrayList<>();
        while (!open.isEmpty()) {
            int before = open.size();
            for (Iterator<Table> each = open.iterator(); each.hasNext(); ) {
                Table table = each.next();
                List<String> needed = references.getOrDefault(table.name(), List.of());
                if (open.stream().map(Table::name).noneMatch(needed::contains)) {
                    ordered.add(table);
                    each.remove();
                }
            }
            if (open.size() == before) {
                throw new IllegalStateException("tables refer to each other in a circle: " + open);
            }
        }
        return ordered;
    }

    /** Which migrations made the schemas, as text. */
    static String version(JdbcClient database) {
        StringBuilder version = new StringBuilder();
        for (String schema : SCHEMAS) {
            if (!exists(database, schema + ".flyway_schema_history")) {
                throw new UserError("The database has no schema " + schema
                        + " yet: start this version of recourse on it once, and stop it.");
            }
            database.sql("select version || ' ' || checksum from " + schema
                            + ".flyway_schema_history where success and version is not null order by installed_rank")
                    .query(String.class)
                    .list()
                    .forEach(one ->
                            version.append(schema).append(' ').append(one).append('\n'));
        }
        return version.toString();
    }

    static boolean exists(JdbcClient database, String table) {
        return database.sql("select to_regclass(?) is not null")
                .param(table)
                .query(Boolean.class)
                .single();
    }

    private static List<Table> tables(JdbcClient database) {
        Map<String, List<String>> columns = new LinkedHashMap<>();
        database.sql("""
                        select table_schema || '.' || table_name as name, column_name
                        from information_schema.columns join information_schema.tables using (table_schema, table_name)
                        where table_schema in (:schemas) and table_name not in (:left) and table_type = 'BASE TABLE'
                          and is_generated = 'NEVER'
                        order by 1, 2
                        """)
                .param("schemas", SCHEMAS)
                .param("left", LEFT)
                .query((row, number) -> columns.computeIfAbsent(row.getString("name"), name -> new ArrayList<>())
                        .add(row.getString("column_name")))
                .list();
        return columns.entrySet().stream()
                .map(entry -> new Table(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Map<String, List<String>> references(JdbcClient database) {
        Map<String, List<String>> references = new LinkedHashMap<>();
        database.sql("""
                        select conrelid::regclass::text as referring, confrelid::regclass::text as referred
                        from pg_constraint where contype = 'f' and conrelid <> confrelid
                        """)
                .query((row, number) -> references
                        .computeIfAbsent(row.getString("referring"), name -> new ArrayList<>())
                        .add(row.getString("referred")))
                .list();
        return references;
    }

    /** The value that each sequence gave last; those that gave none are left out. */
    static Map<String, Long> sequences(JdbcClient database) {
        Map<String, Long> last = new LinkedHashMap<>();
        database.sql("""
                        select quote_ident(schemaname) || '.' || quote_ident(sequencename) as name, last_value
                        from pg_sequences where schemaname in (:schemas) and last_value is not null
                        """)
                .param("schemas", SCHEMAS)
                .query((row, number) -> last.put(row.getString("name"), row.getLong("last_value")))
                .list();
        return last;
    }
}
