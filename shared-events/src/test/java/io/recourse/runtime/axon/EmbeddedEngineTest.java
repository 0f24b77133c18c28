package io.recourse.runtime.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.recourse.command.sample.CounterMessages.Add;
import io.recourse.command.sample.CounterMessages.Open;
import io.recourse.command.sample.Watch;
import io.recourse.query.sample.Tally;
import io.recourse.rejection.Rejected;
import io.recourse.rejection.Rule;
import io.recourse.testing.SampleApplication;
import io.recourse.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.Registration;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.saga.repository.SagaStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Commands and events in PostgreSQL, without Axon Server. */
class EmbeddedEngineTest {

    private static ConfigurableApplicationContext application;
    private static CommandGateway commands;

    /** Writes down how a transaction that inserted a row ends, at its very end. */
    private static final String SPY = """
            CREATE TABLE IF NOT EXISTS public.commits (name text, waits text);
            CREATE OR REPLACE FUNCTION public.spy() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                INSERT INTO public.commits VALUES (TG_TABLE_NAME, current_setting('synchronous_commit'));
                RETURN NULL;
            END $$;
            CREATE CONSTRAINT TRIGGER spy AFTER INSERT ON %s
                DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.spy()""";

    @BeforeAll
    static void start() {
        TestDatabase database = TestDatabase.fresh();
        // As a server is that people use; the one of the tests waits for nothing.
        JdbcClient.create(database.dataSource())
                .sql("ALTER DATABASE %s SET synchronous_commit = on".formatted(database.name()))
                .update();
        application = SampleApplication.start(database, Watch.class);
        commands = application.getBean(CommandGateway.class);
        List.of("sample.tally", "command.saga_entry", "command.domain_event_entry")
                .forEach(table -> application
                        .getBean(JdbcClient.class)
                        .sql(SPY.formatted(table))
                        .update());
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

    @Test
    void eventsAreCommittedInGroupsAndReadFromMemory() {
        assertThat(application.getBean(EventStorageEngine.class)).isInstanceOf(GroupCommitEngine.class);
        assertThat(application.getBean(EventStore.class)).isInstanceOf(PromptEventStore.class);
        assertThat(application.getBean(SagaStore.class)).isInstanceOf(RememberedSagas.class);
        assertThat(application.getBean(AxonRuntime.AGGREGATE_CACHE)).isInstanceOf(AggregateCache.class);
    }

    @Test
    void commandHasNoTransactionOfItsOwn() {
        List<Boolean> transactions = new CopyOnWriteArrayList<>();
        Registration registration = application.getBean(CommandBus.class).registerHandlerInterceptor((unit, chain) -> {
            Object result = chain.proceed();
            unit.onCommit(
                    committing -> transactions.add(TransactionSynchronizationManager.isActualTransactionActive()));
            return result;
        });
        try {
            open("bare");
        } finally {
            registration.cancel();
        }

        assertThat(transactions).containsExactly(false);
    }

    @Test
    void everythingWaitsForTheDisk() {
        open("durable");
        commands.sendAndWait(new Add("durable", 1));

        await().untilAsserted(() -> assertThat(application
                        .getBean(JdbcClient.class)
                        .sql("SELECT DISTINCT name || ' ' || waits FROM public.commits ORDER BY 1")
                        .query((row, n) -> row.getString(1))
                        .list())
                .containsExactly("domain_event_entry on", "saga_entry on", "tally on"));
    }

    private static void open(String counter) {
        commands.sendAndWait(new Open(counter));
    }
}
