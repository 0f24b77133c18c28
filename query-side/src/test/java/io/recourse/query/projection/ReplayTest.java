package io.recourse.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.recourse.query.dispute.CaseProjection;
import io.recourse.query.payment.PaymentProjection;
import io.recourse.query.search.SearchProjection;
import io.recourse.query.timeline.TimelineProjection;
import io.recourse.testing.CaseEvents;
import io.recourse.testing.EventLog;
import io.recourse.testing.PaymentEvents;
import java.util.List;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** Replays by the processors themselves, as an administrator would. */
@TestPropertySource(properties = "test.replay=yes")
class ReplayTest extends ProjectionTest {

    @Autowired
    private EventStore store;

    @Autowired
    private EventProcessingConfiguration processing;

    @Autowired
    private JdbcClient database;

    @ParameterizedTest
    @CsvSource({
        CaseProjection.NAME + ",query.dispute_case,4",
        PaymentProjection.NAME + ",query.payment,1",
        TimelineProjection.NAME + ",query.timeline_entry,90",
        SearchProjection.NAME + ",query.search_entry,90"
    })
    void replayFromNothingGivesTheSameRows(String name, String table, int size) {
        if (store.createHeadToken() == null) {
            new EventLog()
                    .add(CaseEvents.whole(1))
                    .add(CaseEvents.whole(2))
                    .add(CaseEvents.of(3).opened())
                    .add(CaseEvents.everything(5))
                    .addPayment(
                            PaymentEvents.of(1).recorded().reserved(1, "5.00").events())
                    .appendTo(store);
        }
        await().untilAsserted(() -> assertThat(rows(table)).hasSize(size));
        // Once caught up a segment stays so; what it has read says whether the last events are in.
        long head = store.createHeadToken().position().orElseThrow();
        await().until(() -> processor(name).processingStatus().values().stream()
                .allMatch(s -> s.getCurrentPosition().orElse(-1) >= head));
        List<String> before = rows(table);

        processor(name).shutDown();
        processor(name).resetTokens();
        assertThat(rows(table)).isEmpty();
        processor(name).start();

        await().untilAsserted(() -> assertThat(rows(table)).isEqualTo(before));
    }

    private StreamingEventProcessor processor(String name) {
        return processing.eventProcessor(name, StreamingEventProcessor.class).orElseThrow();
    }

    private List<String> rows(String table) {
        return database.sql("select row::text from " + table + " as row order by 1")
                .query((row, number) -> row.getString(1))
                .list();
    }
}
