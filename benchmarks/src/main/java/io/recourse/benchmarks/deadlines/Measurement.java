package io.recourse.benchmarks.deadlines;

import io.recourse.benchmarks.server.PostgresServer;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;

/** Two databases side by side on one server, one with few pending deadlines, one with many. */
final class Measurement {

    private static final String SIZES = """
            SELECT pg_size_pretty(pg_table_size('command.scheduled_tasks')) || ' and '
                   || pg_size_pretty(pg_indexes_size('command.scheduled_tasks')) || ' of indexes'""";

    private Measurement() {}

    /** @param directory for the databases; does not exist, or is empty */
    static Results of(Plan plan, Path directory) throws SQLException, InterruptedException {
        try (PostgresServer server = PostgresServer.start(directory, Map.of());
                Site few = Site.on(server.create("few"));
                Site many = Site.on(server.create("many"))) {
            Stock.fill(few, plan.few());
            Stock.fill(many, plan.many());
            Rounds rounds = Rounds.measure(plan, server, few, many);
            return new Results(server.settings(), rounds, place(plan, few), place(plan, many));
        }
    }

    private static Results.Place place(Plan plan, Site site) throws InterruptedException {
        long pending = site.pending();
        String sizes = site.database().sql(SIZES).query(String.class).single();
        ThroughSaga saga = ThroughSaga.measure(plan.cases(), site);
        return new Results.Place(pending, sizes, saga, Due.measure(plan, site));
    }
}
