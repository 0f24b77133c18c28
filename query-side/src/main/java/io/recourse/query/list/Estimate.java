package io.recourse.query.list;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How many rows the database expects, without looking at any. */
public final class Estimate {

    private static final Pattern ROWS = Pattern.compile(" rows=(\\d+) ");

    private Estimate() {}

    /** For how many rows of {@code table} all conditions hold, by what is known of the values of each column. */
    public static long rows(JdbcClient database, String table, Where where) {
        String plan = where.bind(database.sql("explain select from " + table + where.sql()))
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
