package io.recourse.query.webhook;

import io.recourse.query.projection.StoredDocuments;
import io.recourse.runtime.clock.VirtualClock;
import io.recourse.runtime.database.QuerySchema;
import io.recourse.runtime.vault.VaultConfiguration;
import io.recourse.runtime.webhook.WebhookConfiguration;
import java.time.Instant;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * What sends webhooks, without all that has nothing to do with it; time stands still, and nothing is sent until a test says so. It is
 * no component: the running query side looks for those in this package.
 */
@ImportAutoConfiguration({
    DataSourceAutoConfiguration.class,
    DataSourceTransactionManagerAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class,
    JdbcClientAutoConfiguration.class,
    TransactionAutoConfiguration.class
})
@Import({
    QuerySchema.class,
    VaultConfiguration.class,
    WebhookConfiguration.class,
    StoredDocuments.class,
    WebhookRows.class,
    StoredWishes.class,
    StoredChanges.class,
    FanOut.class,
    Requests.class,
    Outbox.class
})
class SendingApplication {

    static final Instant START = Instant.parse("2026-03-02T08:00:00Z");

    @Bean
    VirtualClock clock() {
        return new VirtualClock(START);
    }

    /** Without jitter, so that a test can tell when. */
    @Bean
    Schedule schedule() {
        return new Schedule(() -> 0);
    }
}
