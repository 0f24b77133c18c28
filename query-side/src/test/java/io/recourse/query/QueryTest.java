package io.recourse.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.recourse.runtime.database.SameDatabase;
import io.recourse.testing.EventLog;
import io.recourse.testing.HttpCalls;
import io.recourse.testing.TestDatabase;
import javax.sql.DataSource;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionTemplate;

/** The query side as it runs, started once for all tests that need no more. Each test class uses cases of its own. */
@SpringBootTest(
        classes = QueryTestApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.main.banner-mode=off",
            "recourse.audit.keys=MC4CAQAwBQYDK2VwBCIEINCaeGIrVNYF3zfxm9Wo+Vui8WWN7A/3JuwYi9rKiRmE"
        })
@ContextConfiguration(initializers = TestDatabase.Initializer.class)
public abstract class QueryTest {

    @LocalServerPort
    private int port;

    @Autowired
    private EventStore events;

    @Autowired
    private JdbcClient database;

    @Autowired
    private DataSource pool;

    @Autowired
    private TransactionTemplate transactions;

    protected final EventStore events() {
        return events;
    }

    protected final JdbcClient database() {
        return database;
    }

    protected final int port() {
        return port;
    }

    protected final HttpCalls http() {
        return new HttpCalls(port);
    }

    protected final HttpCalls.Answer get(String path, String token) {
        return http().send(http().to(path, token));
    }

    /** In a transaction that is undone, and whose statements may write very many rows. */
    protected final void undone(Runnable work) {
        transactions.executeWithoutResult(status -> {
            status.setRollbackOnly();
            SameDatabase.unhurry(pool);
            work.run();
        });
    }

    /** Appends the events and waits until every projection has committed them. */
    protected final void happened(EventLog log) {
        log.appendTo(events);
        awaitProjections();
    }

    protected final void awaitProjections() {
        await().untilAsserted(() -> {
            assertThat(count("query.timeline_entry")).isEqualTo(stored("DisputeCase"));
            assertThat(count("query.search_entry")).isEqualTo(stored("DisputeCase"));
            assertThat(sumOfVersions("query.dispute_case")).isEqualTo(stored("DisputeCase"));
            assertThat(sumOfVersions("query.incident")).isEqualTo(stored("Incident"));
            assertThat(sumOfVersions("query.merchant_webhooks")).isEqualTo(stored("MerchantWebhooks"));
            assertThat(sumOfVersions("query.payment")).isEqualTo(stored("Payment"));
        });
    }

    private long count(String table) {
        return number("select count(*) from " + table);
    }

    private long sumOfVersions(String table) {
        return number("select coalesce(sum(version + 1), 0) from " + table);
    }

    private long stored(String type) {
        return number("select count(*) from command.domain_event_entry where type = '" + type + "'");
    }

    private long number(String sql) {
        return database.sql(sql).query(Long.class).single();
    }
}
