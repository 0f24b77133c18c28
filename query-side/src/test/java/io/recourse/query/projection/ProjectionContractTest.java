package io.recourse.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recourse.incident.CaseResult;
import io.recourse.payment.MerchantId;
import io.recourse.personal.Personal;
import io.recourse.query.dispute.CaseProjection;
import io.recourse.query.dispute.CaseRows;
import io.recourse.query.incident.IncidentProjection;
import io.recourse.query.payment.PaymentProjection;
import io.recourse.query.search.SearchProjection;
import io.recourse.query.timeline.TimelineProjection;
import io.recourse.query.webhook.WebhookProjection;
import io.recourse.sample.SampleIncident;
import io.recourse.sample.SampleWebhooks;
import io.recourse.testing.CaseEvents;
import io.recourse.testing.EventLog;
import io.recourse.testing.PaymentEvents;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.DomainEventMessage;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class ProjectionContractTest extends ProjectionTest {

    private static final List<DomainEventMessage<?>> HISTORY = interleaved(
            new EventLog().add(CaseEvents.whole(1)).messages(),
            new EventLog()
                    .addPayment(PaymentEvents.of(1)
                            .recorded()
                            .reserved(1, "50.00")
                            .refused(2, "60.00")
                            .settled(1, "50.00")
                            .reserved(3, "38.00")
                            .released(3, "38.00")
                            .events())
                    .messages(),
            new EventLog().add(CaseEvents.whole(2)).messages(),
            new EventLog().add(CaseEvents.of(3).opened()).messages(),
            new EventLog().add(CaseEvents.everything(5)).messages(),
            new EventLog()
                    .addIncident(List.of(
                            SampleIncident.declared(),
                            SampleIncident.added(CaseEvents.id(1)),
                            SampleIncident.started(1),
                            SampleIncident.worked(1, CaseResult.of(CaseEvents.id(1), CaseResult.Kind.RESOLVED)),
                            SampleIncident.ended(1)))
                    .messages(),
            new EventLog()
                    .addWebhooks(SampleWebhooks.history(MerchantId.of("m-1"), SampleWebhooks.WEBHOOK))
                    .messages(),
            new EventLog()
                    .add(CaseEvents.of(6).opened().note("a name").redacted(1).redacted(0))
                    .messages());

    @Autowired
    private Configuration axon;

    @Autowired
    private JdbcClient database;

    @Autowired
    private CaseRows caseRows;

    @Autowired
    private CaseProjection cases;

    @Autowired
    private PaymentProjection payments;

    @Autowired
    private IncidentProjection incidents;

    @Autowired
    private WebhookProjection webhooks;

    @Autowired
    private TimelineProjection timeline;

    @Autowired
    private SearchProjection search;

    @Test
    void casesAreFoldedTheSameWhateverTheDelivery() {
        contract(cases, "query.dispute_case").holdsFor(HISTORY);
    }

    @Test
    void paymentsAreFoldedTheSameWhateverTheDelivery() {
        contract(payments, "query.payment").holdsFor(HISTORY);
    }

    @Test
    void incidentsAreFoldedTheSameWhateverTheDelivery() {
        contract(incidents, "query.incident").holdsFor(HISTORY);
    }

    @Test
    void webhooksAreFoldedTheSameWhateverTheDelivery() {
        contract(webhooks, "query.merchant_webhooks").holdsFor(HISTORY);
        assertThat(database.sql("select count(*) from query.webhook_request")
                        .query(Long.class)
                        .single())
                .as("asked for once, however often it came")
                .isEqualTo(2);
    }

    @Test
    void timelineIsTheSameWhateverTheDelivery() {
        contract(timeline, "query.timeline_entry").holdsFor(HISTORY);
    }

    @Test
    void searchIsTheSameWhateverTheDelivery() {
        contract(search, "query.search_entry").holdsFor(HISTORY);
    }

    @Test
    void missingEventIsAnErrorAndWritesNothing() {
        ProjectionContract contract = contract(cases, "query.dispute_case");
        contract.reset();
        contract.deliver(HISTORY.subList(0, 1), false);
        List<String> before = contract.rows();
        List<DomainEventMessage<?>> withGap =
                new EventLog().add(CaseEvents.whole(1)).messages().subList(2, 4);

        assertThatThrownBy(() -> contract.deliver(withGap, false))
                .hasMessageContaining("at io.recourse.query.projection.BatchFold.on");

        assertThat(contract.rows()).isEqualTo(before);
    }

    @Test
    void textThatTheDatabaseCannotKeepHoldsNothingUp() {
        List<DomainEventMessage<?>> hostile = new EventLog()
                .add(CaseEvents.of(4)
                        .description("a\0b \uD83D \\u0000")
                        .opened()
                        .note("\0"))
                .messages();

        contract(cases, "query.dispute_case").holdsFor(hostile);
        contract(timeline, "query.timeline_entry").holdsFor(hostile);
        contract(search, "query.search_entry").holdsFor(hostile);

        assertThat(caseRows.find(CaseEvents.id(4)).orElseThrow().complaint().description())
                .map(Personal::value)
                .hasValueSatisfying(words -> assertThat(words).startsWith("a\0b "));
    }

    private ProjectionContract contract(Object projection, String table) {
        return new ProjectionContract(axon, database, projection, table);
    }

    /** Takes one event of each stream in turn. */
    @SafeVarargs
    private static List<DomainEventMessage<?>> interleaved(List<DomainEventMessage<?>>... streams) {
        List<DomainEventMessage<?>> all = new ArrayList<>();
        int longest = List.of(streams).stream().mapToInt(List::size).max().orElse(0);
        for (int i = 0; i < longest; i++) {
            for (List<DomainEventMessage<?>> stream : streams) {
                if (i < stream.size()) {
                    all.add(stream.get(i));
                }
            }
        }
        return all;
    }
}
