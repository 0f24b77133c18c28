package io.recourse.runtime.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.recourse.command.sample.CounterMessages.Add;
import io.recourse.command.sample.CounterMessages.Open;
import io.recourse.query.sample.Tally;
import io.recourse.rejection.Rejected;
import io.recourse.rejection.Rule;
import io.recourse.testing.SampleApplication;
import io.recourse.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Commands and events in PostgreSQL, without Axon Server. */
class EmbeddedEngineTest {

    private static ConfigurableApplicationContext application;
    private static CommandGateway commands;

    @BeforeAll
    static void start() {
        application = SampleApplication.start(TestDatabase.fresh());
        commands = application.getBean(CommandGateway.class);
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    @Test
    void commandIsAnsweredWithItsResultAndTheEventIsPlainJson() {
        open("json");

        int total = commands.sendAndWait(new Add("json", 5));

        assertThat(total).isEqualTo(5);
        assertThat(application
                        .getBean(JdbcClient.class)
                        .sql("SELECT convert_from(payload, 'UTF8') FROM command.domain_event_entry"
                                + " WHERE aggregate_identifier = 'json' ORDER BY sequence_number")
                        .query(String.class)
                        .list())
                .containsExactly("{\"counter\":\"json\"}", "{\"counter\":\"json\",\"amount\":5}");
    }

    @Test
    void projectionSeesACommitLongBeforeAnyPoll() {
        open("prompt");
        commands.sendAndWait(new Add("prompt", 1));
        await().until(() -> !application.getBean(Tally.class).amounts("prompt").isEmpty());

        commands.sendAndWait(new Add("prompt", 2));

        await().atMost(Duration.ofMillis(400))
                .pollInterval(Duration.ofMillis(5))
                .untilAsserted(() -> assertThat(application.getBean(Tally.class).amounts("prompt"))
                        .containsExactly(1, 2));
    }

    @Test
    void rejectionReachesTheSenderAtOnceWithItsRule() {
        open("refusing");

        assertThatThrownBy(() -> commands.sendAndWait(new Add("refusing", -1)))
                .satisfies(e -> assertThat(Rejected.in(e))
                        .hasValueSatisfying(r -> assertThat(r.rule()).isEqualTo(Rule.REFUND_EXCEEDS_REFUNDABLE)));
    }

    @Test
    void concurrentCommandsOnOneAggregateAllSucceed() {
        open("busy");

        CompletableFuture.allOf(IntStream.range(0, 64)
                        .mapToObj(i -> commands.send(new Add("busy", 1)))
                        .toArray(CompletableFuture[]::new))
                .join();

        assertThat(application.getBean(EventStore.class).lastSequenceNumberFor("busy"))
                .contains(64L);
    }

    @Test
    void firstEventsAreThoseThatReadingEachHistoryGives() {
        open("first");
        commands.sendAndWait(new Add("first", 1));
        open("second");
        List<String> ids = List.of("first", "second", "nobody", "second");
        List<DomainEventMessage<?>> expected =
                new ReadFirstEvents(application.getBean(EventStore.class)).of(List.of("first", "second"));

        assertThat(application.getBean(FirstEvents.class)).isInstanceOf(StoredFirstEvents.class);
        assertThat(application.getBean(FirstEvents.class).of(ids))
                .extracting(
                        DomainEventMessage::getAggregateIdentifier,
                        DomainEventMessage::getPayload,
                        DomainEventMessage::getIdentifier,
                        DomainEventMessage::getMetaData)
                .containsExactlyInAnyOrderElementsOf(expected.stream()
                        .map(event -> tuple(
                                event.getAggregateIdentifier(),
                                event.getPayload(),
                                event.getIdentifier(),
                                event.getMetaData()))
                        .toList())
                .hasSize(2);
    }

    private static void open(String counter) {
        commands.sendAndWait(new Open(counter));
    }
}
