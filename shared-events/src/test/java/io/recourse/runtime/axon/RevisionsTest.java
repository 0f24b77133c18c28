package io.recourse.runtime.axon;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.dispute.DisputeEvent;
import io.recourse.sample.OldSamples;
import io.recourse.sample.OldSamples.Old;
import io.recourse.sample.Sample;
import io.recourse.testing.SampleApplication;
import io.recourse.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.Message;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A database that an earlier release filled. */
class RevisionsTest {

    private static final List<Old> OLD = OldSamples.all();
    private static final List<DisputeEvent> TODAY =
            OLD.stream().map(Old::expected).toList();

    private static ConfigurableApplicationContext application;
    private static EventStore store;

    @BeforeAll
    static void start() {
        application = SampleApplication.start(TestDatabase.fresh());
        store = application.getBean(EventStore.class);
        JdbcClient database = application.getBean(JdbcClient.class);
        for (int sequence = 0; sequence < OLD.size(); sequence++) {
            write(database, OLD.get(sequence), sequence);
        }
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    @Test
    void aggregateIsReadWithEventsOfToday() {
        List<? extends DomainEventMessage<?>> read =
                store.readEvents(Sample.CASE.value()).asStream().toList();

        assertThat(read.stream().<Object>map(Message::getPayload)).isEqualTo(TODAY);
        assertThat(read.stream().map(DomainEventMessage::getSequenceNumber)).containsExactly(0L, 1L, 2L, 3L, 4L);
    }

    @Test
    void firstEventIsReadAsOneOfToday() {
        assertThat(application.getBean(FirstEvents.class).of(List.of(Sample.CASE.value())))
                .extracting(message -> (Object) message.getPayload())
                .containsExactly(TODAY.getFirst());
    }

    @Test
    void processorReadsEventsOfToday() throws InterruptedException {
        List<Object> read = new ArrayList<>();
        try (var stream = store.openStream(null)) {
            while (read.size() < TODAY.size()) {
                TrackedEventMessage<?> message = stream.nextAvailable();
                read.add(message.getPayload());
            }
        }

        assertThat(read).isEqualTo(TODAY);
    }

    private static void write(JdbcClient database, Old event, int sequence) {
        database.sql("INSERT INTO command.domain_event_entry (event_identifier, aggregate_identifier, sequence_number,"
                        + " type, time_stamp, payload_type, payload_revision, payload, meta_data)"
                        + " VALUES (?, ?, ?, 'DisputeCase', '2026-11-21T02:00:00Z', ?, ?, ?, ?)")
                .params(
                        "old-" + sequence,
                        Sample.CASE.value(),
                        sequence,
                        event.type().getName(),
                        event.revision(),
                        event.payload(),
                        "{}".getBytes(StandardCharsets.UTF_8))
                .update();
    }
}
