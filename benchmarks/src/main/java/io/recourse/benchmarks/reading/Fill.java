package io.recourse.benchmarks.reading;

import io.recourse.benchmarks.server.PostgresServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/** Fills the read models: a few cases by events, and as many as wanted after these by the database itself. */
final class Fill {

    private static final List<String> TABLES = List.of("dispute_case", "case_change", "search_entry", "payment");

    private final String url;
    private final int cases;

    /** @param cases how many, beside the templates */
    Fill(String url, int cases) {
        this.url = url;
        this.cases = cases;
    }

    void run(Instant now) throws SQLException, InterruptedException {
        try (Site site = Site.on(url)) {
            new Templates(now).log().appendTo(site.events());
            awaitProjections(site);
        }
        script("setup.sql");
        List<String> indexes = takeIndexes();
        inParallel(List.of(() -> script("cases.sql"), () -> script("words.sql")));
        // Two at a time: the machine has two processors.
        CompletableFuture<?> large =
                inBackground(() -> all(indexes.stream().filter(Fill::large).toList()));
        all(indexes.stream().filter(index -> !large(index)).toList());
        large.join();
        script("done.sql");
        for (String table : TABLES) {
            all(List.of("VACUUM (ANALYZE) query." + table));
        }
        all(List.of("CHECKPOINT"));
    }

    private static void awaitProjections(Site site) throws InterruptedException {
        long end = System.nanoTime() + 120_000_000_000L;
        while (left(site) > 0) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("the templates were not projected");
            }
            Thread.sleep(50);
        }
    }

    private static long left(Site site) {
        return site.database().sql("""
                        SELECT (SELECT count(*) FROM command.domain_event_entry WHERE type IN ('DisputeCase', 'Payment'))
                             - (SELECT coalesce(sum(version + 1), 0) FROM query.dispute_case)
                             - (SELECT coalesce(sum(version + 1), 0) FROM query.payment)
                             + (SELECT count(*) FROM command.domain_event_entry WHERE type = 'DisputeCase')
                             - (SELECT count(*) FROM query.search_entry)
                        """).query(Long.class).single();
    }

    /** It is much faster to make an index at the end; which there are, the product's migrations say. */
    private List<String> takeIndexes() throws SQLException {
        List<String> made = new ArrayList<>();
        List<String> dropped = new ArrayList<>();
        try (Connection connection = connection();
                Statement ask = connection.createStatement();
                ResultSet row = ask.executeQuery("""
                        SELECT i.indexrelid::regclass::text, pg_get_indexdef(i.indexrelid)
                        FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid JOIN pg_namespace n ON n.oid = c.relnamespace
                        WHERE n.nspname = 'query' AND NOT i.indisprimary AND c.relname IN ('%s')
                        """.formatted(String.join("', '", TABLES)))) {
            while (row.next()) {
                dropped.add("DROP INDEX " + row.getString(1));
                made.add(row.getString(2));
            }
        }
        all(dropped);
        return made;
    }

    private static boolean large(String index) {
        return index.contains("search_entry");
    }

    private void script(String name) {
        all(List.of(text(name).replace(":cases", Integer.toString(cases))));
    }

    private static String text(String name) {
        try (InputStream in = Objects.requireNonNull(Fill.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void all(List<String> statements) {
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            statement.execute("SET synchronous_commit = off");
            statement.execute("SET maintenance_work_mem = '1GB'");
            statement.execute("SET work_mem = '256MB'");
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot fill", e);
        }
    }

    private static void inParallel(List<Runnable> works) {
        CompletableFuture.allOf(works.stream().map(Fill::inBackground).toArray(CompletableFuture[]::new))
                .join();
    }

    private static CompletableFuture<Void> inBackground(Runnable work) {
        return CompletableFuture.runAsync(work, task -> Thread.ofPlatform().start(task));
    }

    private Connection connection() throws SQLException {
        return DriverManager.getConnection(url, PostgresServer.USER, PostgresServer.USER);
    }
}
