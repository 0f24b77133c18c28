package io.recourse.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.recourse.payment.OutsideMovement;
import io.recourse.query.QueryTestApplication;
import io.recourse.testing.CaseEvents;
import io.recourse.testing.EventLog;
import io.recourse.testing.PaymentEvents;
import io.recourse.testing.TestDatabase;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A database that an older version filled: its documents cannot be read any more, and its projections are at the end. */
class OldDatabaseTest {

    private static final List<String> TABLES = List.of("query.dispute_case", "query.timeline_entry");

    private static final String DEAD_LETTER = """
            insert into query.dead_letter_entry (dead_letter_identifier, processing_group, sequence_identifier,
              sequence_index, message_type, event_identifier, time_stamp, payload_type, payload, enqueued_at)
            select 'letter', 'cases', case_id, 0, 'Event', 'event', '2026-03-02T08:00:00Z', 'x', '', ''
            from query.dispute_case limit 1""";

    private static final String BEFORE_CASES_HAD_TASKS = "alter table query.dispute_case drop column tasks";

    private static final String BEFORE_PAYMENTS_WERE_OVERDRAWN = "alter table query.payment drop column overdrawn";

    private static final String LATER_ONES_TAKEN_BACK =
            "drop table query.dead_letter_skipped, query.rebuild, query.access_entry, query.ledger_entry, query.ledger_subtree, query.ledger_checkpoint,"
                    + " query.case_change, query.case_change_epoch, query.merchant_webhooks, query.webhook_line, query.webhook_request, query.webhook_progress, query.webhook_delivery;"
                    + " drop function query.dead_letter_skipped_stays, query.rebuild_stays, query.refuse_change;"
                    + " alter table query.search_entry drop column customer_id;"
                    + " alter table query.dispute_case drop column disputed_amount, drop column disputed_currency;"
                    + " drop index query.dispute_case_live_opened, query.dispute_case_live_updated, query.dispute_case_live_due,"
                    + " query.dispute_case_closed_due, query.dispute_case_stage, query.dispute_case_outcome, query.dispute_case_funds,"
                    + " query.dispute_case_origin, query.dispute_case_reason, query.dispute_case_channel, query.dispute_case_assignee_updated, query.dispute_case_assignee_due,"
                    + " query.dispute_case_merchant_opened, query.dispute_case_merchant_due, query.dispute_case_late, query.dispute_case_missed,"
                    + " query.dispute_case_waiting, query.dispute_case_late_due";

    private final TestDatabase database = TestDatabase.fresh();
    private final JdbcClient sql = JdbcClient.create(database.dataSource());

    @Test
    void everythingIsMadeAnewFromTheFirstEvent() {
        List<String> before;
        try (ConfigurableApplicationContext app = start()) {
            new EventLog()
                    .add(CaseEvents.everything(1))
                    .add(CaseEvents.whole(2))
                    .appendTo(app.getBean(EventStore.class));
            await().untilAsserted(() -> assertThat(seen()).isEqualTo(2 * 76));
            before = rows();
        }
        beforeCasesHadALongerLife();

        try (ConfigurableApplicationContext app = start()) {
            assertThat(app.isRunning()).isTrue();
            await().untilAsserted(() -> assertThat(rows()).isEqualTo(before));
        }
        assertThat(number("select count(*) from query.dead_letter_entry")).isZero();
    }

    @Test
    void casesAreMadeAnewWhenTheyAreUnderSeveralPolicies() {
        List<String> before;
        try (ConfigurableApplicationContext app = start()) {
            new EventLog().add(CaseEvents.everything(1)).appendTo(app.getBean(EventStore.class));
            await().untilAsserted(() -> assertThat(seen()).isEqualTo(2 * 63));
            before = rows();
        }
        run(
                forget(15),
                BEFORE_CASES_HAD_TASKS,
                BEFORE_PAYMENTS_WERE_OVERDRAWN,
                "update query.dispute_case set doc = doc - 'policies' || '{\"policy\": {\"id\": \"test\", \"version\": 1}}'",
                DEAD_LETTER);

        try (ConfigurableApplicationContext app = start()) {
            assertThat(app.isRunning()).isTrue();
            await().untilAsserted(() -> assertThat(rows()).isEqualTo(before));
        }
        assertThat(number("select count(*) from query.dead_letter_entry")).isZero();
    }

    @Test
    void paymentsAreMadeAnewWhenTheyTellWhenTheirRefundsWereReserved() {
        String payments = "select row::text from query.payment as row";
        List<String> before;
        try (ConfigurableApplicationContext app = start()) {
            new EventLog()
                    .addPayment(
                            PaymentEvents.of(1).recorded().reserved(1, "8.00").events())
                    .appendTo(app.getBean(EventStore.class));
            await().untilAsserted(() -> assertThat(number("select coalesce(sum(version), 0) from query.payment"))
                    .isOne());
            before = texts(payments);
        }
        run(
                forget(15),
                BEFORE_CASES_HAD_TASKS,
                BEFORE_PAYMENTS_WERE_OVERDRAWN,
                "update query.payment set doc = doc #- '{reservations,0,reservedAt}'");
        try (ConfigurableApplicationContext app = start()) {
            assertThat(app.isRunning()).isTrue();
            await().untilAsserted(() -> assertThat(texts(payments)).isEqualTo(before));
        }
    }

    @Test
    void casesAndPaymentsAreMadeAnewWhenTheyTellWhatMovedElsewhere() {
        List<String> before;
        try (ConfigurableApplicationContext app = start()) {
            new EventLog()
                    .add(CaseEvents.everything(1))
                    .addPayment(PaymentEvents.of(1)
                            .recorded()
                            .outside(OutsideMovement.Kind.CHARGEBACK, "du_1", "89.00")
                            .events())
                    .appendTo(app.getBean(EventStore.class));
            await().untilAsserted(() -> assertThat(seen()).isEqualTo(2 * 63));
            await().untilAsserted(() -> assertThat(number("select count(*) from query.payment where overdrawn"))
                    .isOne());
            before = rows();
        }
        run(
                forget(16),
                BEFORE_CASES_HAD_TASKS,
                BEFORE_PAYMENTS_WERE_OVERDRAWN,
                "update query.dispute_case set doc = doc - 'movements'",
                "update query.payment set doc = doc - 'outside'",
                DEAD_LETTER);

        try (ConfigurableApplicationContext app = start()) {
            assertThat(app.isRunning()).isTrue();
            await().untilAsserted(() -> assertThat(rows()).isEqualTo(before));
            await().untilAsserted(() -> assertThat(number("select count(*) from query.payment where overdrawn"))
                    .isOne());
        }
    }

    private void beforeCasesHadALongerLife() {
        run(
                forget(13),
                BEFORE_PAYMENTS_WERE_OVERDRAWN,
                BEFORE_CASES_HAD_TASKS,
                "alter table query.dispute_case drop column queue, drop column assignee, drop column urgent,"
                        + " drop column waiting_for, drop column incident_id, drop column first_answered_at,"
                        + " drop column contacts, drop column escalations, drop column satisfaction",
                "drop index query.dispute_case_closed, query.timeline_entry_contacts",
                "drop table query.incident",
                "update query.dispute_case set doc = '{}'",
                "update query.timeline_entry set wording = 'Unheard', params = '{}'",
                DEAD_LETTER);
    }

    /** As if {@code version} and all that came later had never run; what makes no read model anew is taken back. */
    private String forget(int version) {
        run(LATER_ONES_TAKEN_BACK);
        return "delete from query.flyway_schema_history where version::numeric >= " + version;
    }

    private void run(String... statements) {
        Stream.of(statements).forEach(statement -> sql.sql(statement).update());
    }

    private List<String> rows() {
        return TABLES.stream()
                .flatMap(table -> texts("select row::text from " + table + " as row order by 1").stream())
                .toList();
    }

    private List<String> texts(String query) {
        return sql.sql(query).query((row, number) -> row.getString(1)).list();
    }

    private long seen() {
        return number("select (select count(*) from query.timeline_entry)"
                + " + (select coalesce(sum(version + 1), 0) from query.dispute_case)");
    }

    private long number(String query) {
        return sql.sql(query).query(Long.class).single();
    }

    private ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(QueryTestApplication.class)
                .initializers(context -> context.getEnvironment()
                        .getPropertySources()
                        .addFirst(new MapPropertySource("test-database", database.properties())))
                .run("--server.port=0", "--spring.main.banner-mode=off");
    }
}
