package io.recourse.query.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.recourse.dispute.DisputeEvent;
import io.recourse.incident.IncidentCaseAdded;
import io.recourse.incident.IncidentDeclared;
import io.recourse.incident.IncidentId;
import io.recourse.payment.MerchantId;
import io.recourse.payment.OutsideMovement;
import io.recourse.query.QueryTestApplication;
import io.recourse.query.projection.Rebuildable;
import io.recourse.runtime.axon.HandReaders;
import io.recourse.runtime.axon.HandReaders.Reader;
import io.recourse.runtime.axon.Side;
import io.recourse.sample.Sample;
import io.recourse.sample.SampleWebhooks;
import io.recourse.testing.CaseEvents;
import io.recourse.testing.EventLog;
import io.recourse.testing.PaymentEvents;
import io.recourse.testing.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionTemplate;

/** The same events make the same rows, to the last character, however they are cut up and however often they come. */
@SpringBootTest(
        classes = QueryTestApplication.class,
        properties = {"spring.main.banner-mode=off", "test.own=few-events"})
@ContextConfiguration(initializers = TestDatabase.Initializer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeterminismTest {

    private static final long SEED = 20_260_301;

    private static final Cut WHOLE = new Cut(500, 1);

    /** Every batch size with another number of segments, and the extremes. */
    private static final List<Cut> CUTS = List.of(new Cut(7, 2), new Cut(1, 4), new Cut(500, 4), new Cut(1, 1));

    @Autowired
    private EventStore events;

    @Autowired
    private JdbcClient database;

    @Autowired
    private List<Rebuildable> projections;

    @Autowired
    private RebuildTools tools;

    @Autowired
    private HandReaders readers;

    @Autowired
    private TransactionTemplate transactions;

    private record Cut(int batch, int segments) {}

    @BeforeAll
    void history() {
        Random random = new Random(SEED);
        EventLog log = new EventLog().add(CaseEvents.everything(9301)).add(CaseEvents.whole(9302));
        for (int number = 9303; number < 9308; number++) {
            log.addCase(inAnyOrder(CaseEvents.everything(number).events(), random));
        }
        for (int number = 1; number < 4; number++) {
            log.addWebhooks(SampleWebhooks.history(MerchantId.of("m-" + number), SampleWebhooks.WEBHOOK));
            log.addIncident(List.of(
                    new IncidentDeclared(
                            incident(number),
                            "Top-ups",
                            Optional.empty(),
                            CaseEvents.START,
                            Sample.act("incident-" + number)),
                    new IncidentCaseAdded(
                            incident(number), CaseEvents.id(9300 + number), Sample.act("incident-" + number))));
        }
        for (int number = 9301; number < 9304; number++) {
            log.addPayment(PaymentEvents.of(number)
                    .recorded()
                    .reserved(1, "50.00")
                    .settled(1, "50.00")
                    .reserved(2, "10.00")
                    .outside(OutsideMovement.Kind.CHARGEBACK, "du-" + number, "20.00")
                    .released(2, "10.00")
                    .events());
        }
        log.appendTo(events);
    }

    @Test
    void rowsDependOnNothingButTheEvents() {
        projections.forEach(projection -> {
            List<String> whole = madeAnew(projection, WHOLE);
            assertThat(whole).as(projection.name()).hasSizeGreaterThan(2);
            assertThat(CUTS)
                    .allSatisfy(cut -> assertThat(madeAnew(projection, cut))
                            .as(projection.name() + " " + cut)
                            .isEqualTo(whole));
        });
    }

    private static List<DisputeEvent> inAnyOrder(List<DisputeEvent> events, Random random) {
        List<DisputeEvent> later = new ArrayList<>(events.subList(1, events.size()));
        Collections.shuffle(later, random);
        later.addFirst(events.getFirst());
        return later;
    }

    private static IncidentId incident(int number) {
        return IncidentId.of("inc_01K9ZV5N8QJ3E4R7T2W6Y0JKM" + number);
    }

    /** Twice over, the second time on what the first one left. */
    private List<String> madeAnew(Rebuildable projection, Cut cut) {
        String name = "determinism:" + projection.name();
        transactions.executeWithoutResult(status -> tools.shadow(projection).create());
        read(projection, name, cut);
        List<String> once = rows(Shadow.SCHEMA + "." + projection.table());
        read(projection, name, cut);
        assertThat(rows(Shadow.SCHEMA + "." + projection.table()))
                .as("delivered again")
                .isEqualTo(once);
        transactions.executeWithoutResult(status -> tools.shadow(projection).drop());
        return once;
    }

    private void read(Rebuildable projection, String name, Cut cut) {
        try (Reader reader = readers.reader(
                name,
                Side.QUERY,
                projection.handler(Shadow.SCHEMA),
                PropagatingErrorHandler.instance(),
                PropagatingErrorHandler.instance(),
                cut.segments(),
                cut.batch())) {
            StreamingEventProcessor processor = reader.processor();
            processor.start();
            await().atMost(Duration.ofSeconds(60)).until(() -> {
                List<EventTrackerStatus> segments =
                        List.copyOf(processor.processingStatus().values());
                assertThat(segments).noneMatch(EventTrackerStatus::isErrorState);
                return segments.size() == cut.segments() && segments.stream().allMatch(EventTrackerStatus::isCaughtUp);
            });
        }
        tools.tokens().forget(name);
    }

    private List<String> rows(String table) {
        return database.sql("select row::text from " + table + " as row order by 1")
                .query((row, number) -> row.getString(1))
                .list();
    }
}
