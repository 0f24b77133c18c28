package io.recourse.benchmarks.deadlines;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the database did, as it counts itself. */
final class Statements {

    /**
     * One kind of statement.
     *
     * @param name the verb, and the table where there is one
     * @param millis in the database, of all calls together
     */
    record Kind(String name, long calls, double millis) {}

    /** Looks for due deadlines: how many, what they found, and milliseconds in the database. */
    record Polls(long calls, long rows, double mean, double min, double max) {}

    private static final String OURS = " FROM pg_stat_statements WHERE dbid ="
            + " (SELECT oid FROM pg_database WHERE datname = current_database())";

    private static final String KINDS = """
            SELECT concat_ws(' ', CASE WHEN query ILIKE '%SKIP LOCKED%' THEN 'POLL'
                                       ELSE upper(split_part(ltrim(query), ' ', 1)) END,
                             substring(query FROM 'command\\.([a-z_]+)')) AS name,
                   sum(calls)::bigint AS calls, sum(total_exec_time) AS millis""" + OURS + """
             AND query LIKE '%command.%' GROUP BY 1 ORDER BY 1""";

    private static final String POLLS = """
            SELECT coalesce(sum(calls), 0)::bigint AS calls, coalesce(sum(rows), 0)::bigint AS rows,
                   coalesce(sum(total_exec_time) / sum(calls), 0) AS mean,
                   coalesce(min(min_exec_time), 0) AS min, coalesce(max(max_exec_time), 0) AS max""" + OURS + """
             AND query ILIKE '%SKIP LOCKED%'""";

    private final JdbcClient database;

    private Statements(JdbcClient database) {
        this.database = database;
    }

    /** Counts from now on. */
    static Statements in(JdbcClient database) {
        database.sql("CREATE EXTENSION IF NOT EXISTS pg_stat_statements").update();
        database.sql("SELECT pg_stat_statements_reset(0, oid, 0) FROM pg_database WHERE datname = current_database()")
                .query()
                .listOfRows();
        return new Statements(database);
    }

    List<Kind> kinds() {
        return database.sql(KINDS)
                .query((row, n) -> new Kind(row.getString("name"), row.getLong("calls"), row.getDouble("millis")))
                .list();
    }

    Polls polls() {
        return database.sql(POLLS)
                .query((row, n) -> new Polls(
                        row.getLong("calls"),
                        row.getLong("rows"),
                        row.getDouble("mean"),
                        row.getDouble("min"),
                        row.getDouble("max")))
                .single();
    }
}
