package io.recourse.query.list;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How many rows the database expects, without looking at any. */
public final class Estimate {

    private static final Pattern ROWS = Pattern.compile(" rows=(\\d+) ");

    /** Of what no row is known to have the database thinks that one of so many has it. */
    private static final int UNKNOWN_IN = 200;

    private Estimate() {}

    /**
     * Whether all conditions hold for fewer than {@code limit} rows of {@code table}. What may be nothing but the database's guess for
     * an element that it knows in no array is counted, as far as the limit.
     */
    public static boolean fewer(JdbcClient database, String table, Where where, int limit) {
        long expected = rows(database, table, where);
        return expected < limit
                || (expected <= 1 + rows(database, table, new Where()) / UNKNOWN_IN
                        && counted(database, table, where, limit) < limit);
    }

    private static long counted(JdbcClient database, String table, Where where, int most) {
        return where.bind(database.sql(
                        "select count(*) from (select from " + table + where.sql() + " limit " + most + ") as found"))
                .query(Long.class)
                .single();
    }

    /** For how many rows of {@code table} all conditions hold, by what is known of the values of each column. */
    public static long rows(JdbcClient database, String table, Where where) {
        Where asked = where.asked();
        String plan = asked.bind(database.sql("explain select from " + table + asked.sql()))
                .query((row, number) -> row.getString(1))
                .list()
                .getFirst();
        Matcher rows = ROWS.matcher(plan);
        if (!rows.find()) {
            throw new IllegalStateException("a plan without a number of rows: " + plan);
        }
        return Long.parseLong(rows.group(1));
    }
}
