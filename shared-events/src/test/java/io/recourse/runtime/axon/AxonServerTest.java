package io.recourse.runtime.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.recourse.command.sample.Counter;
import io.recourse.command.sample.CounterMessages.Add;
import io.recourse.command.sample.CounterMessages.Added;
import io.recourse.command.sample.CounterMessages.Open;
import io.recourse.command.sample.CounterMessages.Opened;
import io.recourse.query.sample.Tally;
import io.recourse.rejection.Rejected;
import io.recourse.rejection.Rule;
import io.recourse.runtime.database.QuerySchema;
import io.recourse.runtime.database.SchemaMigration;
import io.recourse.testing.TestDatabase;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.axonframework.axonserver.connector.command.AxonServerCommandBus;
import org.axonframework.axonserver.connector.event.axon.AxonServerEventStore;
import org.axonframework.axonserver.connector.query.AxonServerQueryBus;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.caching.NoCache;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.queryhandling.QueryBus;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.CannotGetJdbcConnectionException;

/** One process has the aggregate, the other sends commands and projects; between them is Axon Server. */
@Tag("axonserver")
@EnabledIfEnvironmentVariable(
        named = "AXON_SERVER",
        matches = ".+",
        disabledReason = "needs a running Axon Server: set AXON_SERVER to its host:port")
class AxonServerTest {

    private static ConfigurableApplicationContext deciding;
    private static ConfigurableApplicationContext reading;
    private static CommandGateway commands;

    private final String counter = "counter-" + UUID.randomUUID();

    @BeforeAll
    static void start() {
        deciding = start("deciding", Deciding.class);
        reading = start("reading", Reading.class);
        commands = reading.getBean(CommandGateway.class);
        await().atMost(Duration.ofSeconds(20)).ignoreExceptions().until(() -> {
            commands.sendAndWait(new Open("probe-" + UUID.randomUUID()));
            return true;
        });
    }

    @AfterAll
    static void stop() {
        reading.close();
        deciding.close();
    }

    @Test
    void everythingButPositionsGoesThroughTheServer() {
        assertThat(reading.getBean(CommandBus.class)).isInstanceOf(AxonServerCommandBus.class);
        assertThat(reading.getBean(QueryBus.class)).isInstanceOf(AxonServerQueryBus.class);
        assertThat(reading.getBean(EventStore.class)).isInstanceOf(AxonServerEventStore.class);
        assertThat(reading.getBean(EventProcessingConfiguration.class).tokenStore("tally"))
                .isInstanceOf(JdbcTokenStore.class);
        assertThat(deciding.getBeansOfType(GroupCommit.class)).isEmpty();
        assertThat(deciding.getBean(AxonRuntime.AGGREGATE_CACHE)).isSameAs(NoCache.INSTANCE);
        assertThat(reading.getBean("axonServerHealthIndicator", HealthIndicator.class)
                        .health())
                .satisfies(health -> assertThat(health.getStatus()).isEqualTo(Status.UP));
    }

    @Test
    void commandIsHandledThereAndItsEventIsProjectedHere() {
        commands.sendAndWait(new Open(counter));

        int total = commands.sendAndWait(new Add(counter, 5));

        assertThat(total).isEqualTo(5);
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(reading.getBean(Tally.class).amounts(counter))
                        .containsExactly(5));
    }

    @Test
    void historyIsReadAsItIsStored() {
        commands.sendAndWait(new Open(counter));
        commands.sendAndWait(new Add(counter, 5));

        assertThat(reading.getBean(StoredHistory.class)
                        .events()
                        .readEvents(counter)
                        .asStream())
                .extracting(DomainEventMessage::getSequenceNumber, event -> (Object) event.getPayloadType())
                .containsExactly(tuple(0L, Opened.class), tuple(1L, Added.class));
    }

    @Test
    void rejectionArrivesWithItsRule() {
        commands.sendAndWait(new Open(counter));

        assertThatThrownBy(() -> commands.sendAndWait(new Add(counter, -1)))
                .satisfies(e -> assertThat(Rejected.in(e))
                        .hasValueSatisfying(r -> assertThat(r.rule()).isEqualTo(Rule.REFUND_EXCEEDS_REFUNDABLE)));
    }

    @Test
    void whatIsNotThereIsToldApartFromAFault() {
        assertThatThrownBy(() -> commands.sendAndWait(new Add(counter, 1)))
                .satisfies(e -> assertThat(PortableFailure.details(e)).hasValue(new Absent()));
    }

    @Test
    void outageThereIsKnownAsOneHere() {
        commands.sendAndWait(new Open(counter));
        deciding.getBean("commandBus", CommandBus.class).registerHandlerInterceptor((unitOfWork, chain) -> {
            if (unitOfWork.getMessage().getPayload() instanceof Add add
                    && add.counter().equals(counter)) {
                throw new CannotGetJdbcConnectionException("away");
            }
            return chain.proceed();
        });

        assertThatThrownBy(() -> commands.sendAndWait(new Add(counter, 1)))
                .satisfies(e -> assertThat(PassingFailure.is(e)).isTrue());
    }

    @Test
    void commandThatIsOvertakenThereIsSentAgainFromHere() {
        AtomicInteger attempts = new AtomicInteger();
        deciding.getBean("commandBus", CommandBus.class).registerHandlerInterceptor((unitOfWork, chain) -> {
            Object result = chain.proceed();
            if (unitOfWork.getMessage().getPayload() instanceof Add add
                    && add.counter().equals(counter)
                    && attempts.incrementAndGet() == 1) {
                overtake();
            }
            return result;
        });
        commands.sendAndWait(new Open(counter));

        int total = commands.sendAndWait(new Add(counter, 5));

        assertThat(total).as("the other addition, and ours").isEqualTo(7 + 5);
        assertThat(attempts).hasValue(2);
    }

    private void overtake() {
        CompletableFuture.runAsync(() -> deciding.getBean(EventStore.class)
                        .publish(new GenericDomainEventMessage<>("Counter", counter, 1, new Added(counter, 7))))
                .join();
    }

    private static ConfigurableApplicationContext start(String name, Class<?> process) {
        Map<String, Object> properties = new HashMap<>(TestDatabase.fresh().properties());
        properties.put("spring.config.import", "classpath:recourse.yaml,classpath:application-axonserver.yaml");
        properties.put("spring.application.name", name);
        return new SpringApplicationBuilder(process)
                .web(WebApplicationType.NONE)
                .profiles("axonserver")
                .properties(properties)
                .run();
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import({AxonRuntime.class, Counter.class})
    static class Deciding {}

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import({AxonRuntime.class, QuerySchema.class, Tally.class})
    static class Reading {

        @Bean
        FlywayMigrationInitializer sampleSchemaMigration(DataSource database) {
            return SchemaMigration.of(database, "sample");
        }
    }
}
