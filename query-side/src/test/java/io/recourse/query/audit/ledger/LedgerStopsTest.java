package io.recourse.query.audit.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.recourse.query.QueryTestApplication;
import io.recourse.testing.EventLog;
import io.recourse.testing.PaymentEvents;
import io.recourse.testing.TestDatabase;
import java.util.Objects;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A running system whose event store somebody changes. */
class LedgerStopsTest {

    private final TestDatabase database = TestDatabase.fresh();
    private final JdbcClient sql = JdbcClient.create(database.dataSource());

    @Test
    void ledgerStopsAndSaysSoUntilTheStoreIsWhatItWas() {
        try (ConfigurableApplicationContext app = start()) {
            record(app, 1);
            await().until(() -> entries() == 1);
            assertThat(health(app).getStatus()).isEqualTo(Status.UP);
            assertThat(processor(app).supportsReset()).isFalse();

            sql.sql("update command.domain_event_entry set payload = payload || ' '::bytea")
                    .update();
            record(app, 2);
            await().until(() -> health(app).getStatus().equals(Status.DOWN));
            assertThat(String.valueOf(health(app).getDetails().get("reason"))).contains("event-pay-1-0");
            assertThat(entries()).isEqualTo(1);

            sql.sql("update command.domain_event_entry set payload = substring(payload for length(payload) - 1)"
                            + " where event_identifier = 'event-pay-1-0'")
                    .update();
            await().until(() -> entries() == 2);
            await().until(() -> health(app).getStatus().equals(Status.UP));
        }
    }

    private static void record(ConfigurableApplicationContext app, int payment) {
        new EventLog()
                .addPayment(PaymentEvents.of(payment).recorded().events())
                .appendTo(app.getBean(EventStore.class));
    }

    private long entries() {
        return sql.sql("select count(*) from query.ledger_entry")
                .query(Long.class)
                .single();
    }

    private static Health health(ConfigurableApplicationContext app) {
        return Objects.requireNonNull(
                app.getBean("ledgerHealthIndicator", HealthIndicator.class).health());
    }

    private static StreamingEventProcessor processor(ConfigurableApplicationContext app) {
        return app.getBean(EventProcessingConfiguration.class)
                .eventProcessor(LedgerKeeper.NAME, StreamingEventProcessor.class)
                .orElseThrow();
    }

    private ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(QueryTestApplication.class)
                .initializers(context -> context.getEnvironment()
                        .getPropertySources()
                        .addFirst(new MapPropertySource("test-database", database.properties())))
                .run("--server.port=0", "--spring.main.banner-mode=off");
    }
}
