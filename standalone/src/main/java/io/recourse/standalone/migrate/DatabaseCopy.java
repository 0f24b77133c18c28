package io.recourse.standalone.migrate;

import io.recourse.standalone.Console;
import io.recourse.standalone.data.UserError;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.axonframework.serialization.Serializer;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyOut;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Copies every row but the events into another database, in one transaction of it: it has all of them, with positions as Axon Server
 * counts them, or none.
 */
record DatabaseCopy(Connection store, TargetDatabase target, Serializer json, Console console) {

    /** What has the place of an event in the ledger: it counts from 0 too, and every event has an entry or is later than all. */
    private static final String LEDGER = """
            with placed as (
                select global_index, row_number() over (order by global_index) - 1 as place from command.domain_event_entry)
            select %s from query.ledger_entry entry left join placed on placed.global_index = entry.position
            """;

    /**
     * @param digest of the history, left in the database as a sign that it is done
     * @return how many rows were copied
     */
    long copy(String digest) throws SQLException, IOException {
        try (Connection into = target.database().getConnection()) {
            into.setAutoCommit(false);
            long rows = 0;
            List<Table> tables = Tables.of(sql(store));
            for (Table table : tables) {
                empty(into, table);
            }
            Told told = new Told(console, "database", "tables", tables.size());
            for (int table = 0; table < tables.size(); table++) {
                rows += copy(tables.get(table), into);
                told.at(table + 1);
            }
            new CarriedPositions(sql(into), json, new TokenTranslation(new StoredPositions(sql(store)))).translate();
            for (Table table : tables) {
                compare(table, into);
            }
            for (Map.Entry<String, Long> last : Tables.sequences(sql(store)).entrySet()) {
                sql(into)
                        .sql("select setval(?::regclass, ?)")
                        .param(last.getKey())
                        .param(last.getValue())
                        .query(Long.class)
                        .single();
            }
            sql(into).sql(TargetDatabase.marking(digest)).update();
            into.commit();
            into.setAutoCommit(true);
            sql(into).sql("analyze").update();
            told.end();
            return rows;
        }
    }

    /** The migrations leave some rows. Where there are none a trigger would refuse to delete them. */
    private static void empty(Connection into, Table table) {
        boolean any = sql(into)
                .sql("select exists (select from " + table.name() + ")")
                .query(Boolean.class)
                .single();
        if (any) {
            sql(into).sql("delete from " + table.name()).update();
        }
    }

    private long copy(Table table, Connection into) throws SQLException, IOException {
        CopyOut out = store.unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut("copy (" + rows(table) + ") to stdout (format binary)");
        CopyIn in = into.unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy " + table.name() + " (" + table.columnList() + ") from stdin (format binary)");
        try {
            for (byte[] part = out.readFromCopy(); part != null; part = out.readFromCopy()) {
                in.writeToCopy(part, 0, part.length);
            }
            return in.endCopy();
        } finally {
            if (in.isActive()) {
                in.cancelCopy();
            }
            if (out.isActive()) {
                out.cancelCopy();
            }
        }
    }

    private static String rows(Table table) {
        if (!table.isLedger()) {
            return "select " + table.columnList() + " from " + table.name();
        }
        return LEDGER.formatted(table.columns().stream()
                .map(column -> column.equals("position") ? "placed.place as position" : "entry." + column)
                .toList()
                .toString()
                .replaceAll("[\\[\\]]", ""));
    }

    /** Whatever was not translated is there as it was, whichever order the rows have. */
    private void compare(Table table, Connection into) {
        String content = "select count(*), coalesce(sum(hashtextextended(row(%s)::text, 0)), 0) as content from %s"
                .formatted(table.unchangedColumns(), table.name());
        if (!content(sql(store), content).equals(content(sql(into), content))) {
            throw new UserError("NOT THE SAME: " + table.name() + " has other rows in " + target
                    + " than here. Nothing was kept of them.");
        }
    }

    private static List<BigDecimal> content(JdbcClient database, String query) {
        return database.sql(query)
                .query((row, number) -> List.of(row.getBigDecimal(1), row.getBigDecimal(2)))
                .single();
    }

    private static JdbcClient sql(Connection connection) {
        return JdbcClient.create(new SingleConnectionDataSource(connection, true));
    }
}
