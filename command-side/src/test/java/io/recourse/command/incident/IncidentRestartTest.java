package io.recourse.command.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.recourse.command.CommandSideApplication;
import io.recourse.incident.IncidentId;
import io.recourse.incident.IncidentProgress;
import io.recourse.incident.IncidentStatus;
import io.recourse.incident.IncidentView;
import io.recourse.testing.HttpCalls;
import io.recourse.testing.TestDatabase;
import io.recourse.testing.TestTokens;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A resolution of many cases that stops after cases were closed and before that was written down goes on after a restart. */
class IncidentRestartTest {

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final int CASES = 300;

    private final TestDatabase database = TestDatabase.fresh();
    private final JdbcClient rows = JdbcClient.create(database.dataSource());

    @Test
    void everyCaseIsClosedAndToldOnce() {
        String incident;
        try (ConfigurableApplicationContext first = start()) {
            Office office = office(first);
            incident = office.declare();
            List<String> cases =
                    Stream.generate(() -> office.open("ENGLISH")).limit(CASES).toList();
            assertThat(office.link(incident, cases).json().at("/results").values())
                    .allMatch(result -> result.at("/linked").asBoolean());
            failOn("IncidentCasesWorked");
            assertThat(office.resolve(incident, "CUSTOMER_FAVOUR").status()).isEqualTo(202);
            await().atMost(PATIENCE).until(() -> events("MessageSent") > 0);
        }
        assertThat(events("DisputeClosed")).isPositive().isLessThan(CASES);
        assertThat(events("IncidentCasesWorked")).isZero();
        rows.sql("DROP TRIGGER no_more ON command.domain_event_entry").update();

        try (ConfigurableApplicationContext second = start()) {
            Incidents incidents = second.getBean(Incidents.class);
            await().atMost(PATIENCE)
                    .until(() -> incidents
                                    .find(IncidentId.of(incident))
                                    .orElseThrow()
                                    .status()
                            == IncidentStatus.RESOLVED);
            assertThat(IncidentView.of(incidents.find(IncidentId.of(incident)).orElseThrow())
                            .progress())
                    .isEqualTo(new IncidentProgress(CASES, CASES, 0, 0));
        }
        assertThat(events("DisputeClosed")).isEqualTo(CASES);
        assertThat(events("MessageSent")).isEqualTo(CASES);
        assertThat(rows.sql("SELECT count(DISTINCT aggregate_identifier) FROM command.domain_event_entry"
                                + " WHERE payload_type LIKE '%.DisputeClosed'")
                        .query(Long.class)
                        .single())
                .isEqualTo(CASES);
        assertThat(rows.sql("SELECT count(*) FROM command.saga_entry WHERE saga_type LIKE '%IncidentSaga'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(CommandSideApplication.class, TestTokens.Issuer.class)
                .properties(new HashMap<>(database.properties()))
                .run("--server.port=0");
    }

    private static Office office(ConfigurableApplicationContext application) {
        return new Office(
                new HttpCalls(application.getEnvironment().getRequiredProperty("local.server.port", Integer.class)));
    }

    /** As when the process ends just before the event is stored. */
    private void failOn(String event) {
        rows.sql("""
                CREATE FUNCTION command.no_more() RETURNS trigger LANGUAGE plpgsql AS
                $$ BEGIN RAISE EXCEPTION 'the process has ended'; END $$""").update();
        rows.sql("CREATE TRIGGER no_more BEFORE INSERT ON command.domain_event_entry FOR EACH ROW WHEN"
                        + " (NEW.payload_type LIKE '%." + event + "') EXECUTE FUNCTION command.no_more()")
                .update();
    }

    private long events(String event) {
        return rows.sql("SELECT count(*) FROM command.domain_event_entry WHERE payload_type LIKE ?")
                .param("%." + event)
                .query(Long.class)
                .single();
    }
}
