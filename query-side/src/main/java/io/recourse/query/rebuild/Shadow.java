package io.recourse.query.rebuild;

import io.recourse.query.projection.Rebuildable;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The table that is made anew. It is made after the one that is read, with the same names for everything that has one, so that
 * migrations stay the only ones to say what a table looks like.
 */
final class Shadow {

    static final String SCHEMA = "query_rebuild";

    private final JdbcClient database;
    private final String table;

    Shadow(JdbcClient database, Rebuildable projection) {
        this.database = database;
        this.table = projection.table();
    }

    String name() {
        return SCHEMA + "." + table;
    }

    String live() {
        return Rebuildable.LIVE + "." + table;
    }

    /** In the current transaction, like all of these. */
    void create() {
        drop();
        run("create table " + name() + " (like " + live() + " including all excluding indexes)");
        // Keys first: they bring their indexes along.
        texts("select 'alter table " + name()
                        + " add constraint ' || quote_ident(conname) || ' ' || pg_get_constraintdef(oid)"
                        + " from pg_constraint where conrelid = '" + live() + "'::regclass and contype in ('p', 'u')")
                .forEach(this::run);
        texts("select replace(pg_get_indexdef(indexrelid), ' ON " + live() + " ', ' ON " + name() + " ') from pg_index"
                        + " where indrelid = '" + live() + "'::regclass"
                        + " and not exists (select from pg_constraint where conindid = indexrelid)")
                .forEach(this::run);
    }

    void drop() {
        run("drop table if exists " + name());
    }

    /** So that the first who read it do not read it from one end to the other. */
    void analyze() {
        run("analyze " + name());
    }

    /**
     * Takes the place of the table that is read, which is gone. Waits {@code millis} at most for those who read it, because
     * everybody who comes after has to wait as well.
     */
    void switchOver(int millis) {
        run("set local lock_timeout = " + millis);
        run("drop table " + live());
        run("alter table " + name() + " set schema " + Rebuildable.LIVE);
    }

    private void run(String statement) {
        database.sql(statement).update();
    }

    private List<String> texts(String query) {
        return database.sql(query).query((row, number) -> row.getString(1)).list();
    }
}
