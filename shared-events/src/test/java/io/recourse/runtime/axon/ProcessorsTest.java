package io.recourse.runtime.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.recourse.command.sample.CounterMessages.Add;
import io.recourse.command.sample.CounterMessages.Open;
import io.recourse.query.sample.Tally;
import io.recourse.runtime.health.ProcessorReport;
import io.recourse.runtime.health.Processors;
import io.recourse.testing.SampleApplication;
import io.recourse.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.AxonConfigurationException;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How processors are set up, where Axon's defaults are others. */
class ProcessorsTest {

    private static ConfigurableApplicationContext application;

    @BeforeAll
    static void start() {
        application = SampleApplication.start(TestDatabase.fresh());
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    @Test
    void transactionsAreSprings() {
        assertThat(application.getBean(TransactionManager.class)).isInstanceOf(SpringTransactionManager.class);
        assertThat(processing().transactionManager("tally")).isInstanceOf(SpringTransactionManager.class);
    }

    @Test
    void positionsAreInTheDatabaseOfTheProcessorsSide() {
        assertThat(processing().tokenStore("tally")).isInstanceOf(JdbcTokenStore.class);
        assertThat(strings("SELECT segment FROM query.token_entry WHERE processor_name = 'tally' ORDER BY 1"))
                .containsExactly("0", "1");
        assertThat(strings("SELECT processor_name FROM command.token_entry")).doesNotContain("tally");
    }

    @Test
    void processesThatAreTheFirstAtTheSameTimeKnowTheStoreByOneName() {
        TokenStore tokens = processing().tokenStore("tally");
        application
                .getBean(JdbcClient.class)
                .sql("DELETE FROM query.token_entry WHERE processor_name = '__config'")
                .update();
        TransactionManager transactions = application.getBean(TransactionManager.class);
        CompletableFuture<Optional<String>> other = new CompletableFuture<>();

        Optional<String> first = transactions.fetchInTransaction(() -> {
            Optional<String> name = tokens.retrieveStorageIdentifier();
            other.completeAsync(() -> transactions.fetchInTransaction(tokens::retrieveStorageIdentifier));
            await().until(() -> !strings("SELECT pid::text FROM pg_stat_activity"
                            + " WHERE datname = current_database() AND wait_event_type = 'Lock'")
                    .isEmpty());
            return name;
        });

        assertThat(other).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(first);
    }

    @Test
    void processorThatNobodyAssignedHasNoTokenStoreRatherThanOneInMemory() {
        assertThatThrownBy(() -> processing().tokenStore("unknown")).isInstanceOf(AxonConfigurationException.class);
    }

    @Test
    void handlerWithoutAGroupIsRefusedAtTheStart() {
        assertThatThrownBy(() -> SampleApplication.start(TestDatabase.fresh(), Ungrouped.class)
                        .close())
                .rootCause()
                .hasMessageContaining("without a @ProcessingGroup");
    }

    @Test
    void handlerOutsideBothSidesIsRefusedAtTheStart() {
        assertThatThrownBy(() -> SampleApplication.start(TestDatabase.fresh(), Sideless.class)
                        .close())
                .rootCause()
                .hasMessageContaining("package of neither side");
    }

    @Test
    void manyEventsShareATransaction() {
        CommandGateway commands = application.getBean(CommandGateway.class);
        commands.sendAndWait(new Open("batched"));
        tally().shutDown();
        CompletableFuture.allOf(IntStream.range(0, 300)
                        .mapToObj(i -> commands.send(new Add("batched", 1)))
                        .toArray(CompletableFuture[]::new))
                .join();

        tally().start();

        await().until(() -> application.getBean(Tally.class).amounts("batched").size() == 300);
        assertThat(strings("SELECT count(DISTINCT xmin::text) FROM sample.tally WHERE counter = 'batched'"))
                .singleElement()
                .satisfies(transactions ->
                        assertThat(Integer.parseInt(transactions)).isLessThan(20));
    }

    @Test
    void processorThatStartsAgainFromTheFirstEventWritesTheSameRows() {
        CommandGateway commands = application.getBean(CommandGateway.class);
        Tally rows = application.getBean(Tally.class);
        commands.sendAndWait(new Open("rebuilt"));
        commands.sendAndWait(new Add("rebuilt", 1));
        commands.sendAndWait(new Add("rebuilt", 2));
        await().until(() -> rows.amounts("rebuilt").size() == 2);

        tally().shutDown();
        application.getBean(JdbcClient.class).sql("DELETE FROM sample.tally").update();
        tally().resetTokens();
        tally().start();

        await().untilAsserted(() -> assertThat(rows.amounts("rebuilt")).containsExactly(1, 2));
        commands.sendAndWait(new Add("rebuilt", 3));
        await().untilAsserted(() -> assertThat(rows.amounts("rebuilt")).containsExactly(1, 2, 3));
    }

    @Test
    void logLinesOfAnEventNameItsTraceAndThoseOfTheNextDoNot() {
        CommandGateway commands = application.getBean(CommandGateway.class);
        Tally rows = application.getBean(Tally.class);
        String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        commands.sendAndWait(new Open("traced"));
        commands.sendAndWait(new Open("untraced"));

        commands.sendAndWait(
                GenericCommandMessage.asCommandMessage(new Add("traced", 1)).andMetaData(Map.of("traceId", trace)));
        commands.sendAndWait(new Add("untraced", 1));

        await().until(() ->
                !rows.amounts("traced").isEmpty() && !rows.amounts("untraced").isEmpty());
        assertThat(rows.trace("traced")).contains(trace);
        assertThat(rows.trace("untraced")).isEmpty();
    }

    @Test
    void whatIsBehindIsCountedAndShown() {
        CommandGateway commands = application.getBean(CommandGateway.class);
        Processors processors = application.getBean(Processors.class);
        HealthIndicator readiness = application.getBean("processingHealthIndicator", HealthIndicator.class);
        MeterRegistry meters = new SimpleMeterRegistry();
        application.getBean("processorGauges", MeterBinder.class).bindTo(meters);
        commands.sendAndWait(new Open("watched"));

        await().until(() -> processors.behind("tally").equals(OptionalLong.of(0)));
        assertThat(statusOf(readiness)).isEqualTo(Status.UP);
        assertThat(processors.reports())
                .extracting(ProcessorReport::name, ProcessorReport::running, ProcessorReport::segments)
                .containsExactly(tuple("tally", true, 2));
        assertThat(meters.get("recourse.processor.behind")
                        .tag("processor", "tally")
                        .gauge()
                        .value())
                .isZero();

        tally().shutDown();
        assertThat(statusOf(readiness)).isEqualTo(Status.OUT_OF_SERVICE);
        tally().start();
        await().until(() -> statusOf(readiness).equals(Status.UP));
    }

    private static Status statusOf(HealthIndicator indicator) {
        return Objects.requireNonNull(indicator.health()).getStatus();
    }

    private static EventProcessingConfiguration processing() {
        return application.getBean(EventProcessingConfiguration.class);
    }

    private static StreamingEventProcessor tally() {
        return processing().<StreamingEventProcessor>eventProcessor("tally").orElseThrow();
    }

    private static List<String> strings(String sql) {
        return application
                .getBean(JdbcClient.class)
                .sql(sql)
                .query((row, n) -> row.getString(1))
                .list();
    }

    static class Ungrouped {

        @EventHandler
        void on(String event) {}
    }

    @ProcessingGroup("sideless")
    static class Sideless {

        @EventHandler
        void on(String event) {}
    }
}
