package io.recourse.runtime.axon;

import io.recourse.dispute.DisputeRevisions;
import io.recourse.runtime.clock.DatabaseClock;
import io.recourse.runtime.clock.RealTime;
import io.recourse.runtime.deadletter.DeadLetterConfiguration;
import io.recourse.runtime.health.HealthConfiguration;
import io.recourse.runtime.json.StoredJsonConfiguration;
import io.recourse.runtime.vault.StreamOwners;
import javax.sql.DataSource;
import org.axonframework.axonserver.connector.AxonServerConfiguration;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.axonframework.axonserver.connector.event.axon.AxonServerEventStore;
import org.axonframework.common.caching.Cache;
import org.axonframework.common.caching.NoCache;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.tokenstore.AbstractTokenEntry;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.PlatformTransactionManager;

/** Axon as both sides use it. Each side imports this; in one process with both sides it is there once. */
@Configuration(proxyBeanMethods = false)
@Import({
    StoredJsonConfiguration.class,
    Messaging.class,
    EmbeddedEngine.class,
    EventProcessing.class,
    DeadLetterConfiguration.class,
    HealthConfiguration.class
})
public class AxonRuntime {

    /** The bean that keeps the aggregates that were last worked on. */
    public static final String AGGREGATE_CACHE = "aggregateCache";

    static {
        // As fine as it is stored: an aggregate that is kept in memory must be the one that its history gives.
        GenericEventMessage.clock = RealTime.ofEvents();
    }

    /** Axon takes "no transactions" for an answer when nothing is declared, and then tokens and rows drift apart. */
    @Bean
    TransactionManager axonTransactionManager(PlatformTransactionManager transactions) {
        return new SpringTransactionManager(transactions);
    }

    @Bean
    ConnectionProvider connectionProvider(DataSource database) {
        return new SpringDataSourceConnectionProvider(database);
    }

    /** Events are read for ever: what an older version wrote is brought up to date while it is read. */
    @Bean
    EventUpcasterChain eventUpcasters() {
        return new EventUpcasterChain(DisputeRevisions.all());
    }

    @Bean
    SmartInitializingSingleton ownersLearned(EventStore events, StreamOwners owners) {
        return () -> owners.learnFrom(events);
    }

    /** Static: it is there before the beans that it looks at. */
    @Bean
    @ConditionalOnProperty(name = "axon.axonserver.enabled", havingValue = "true")
    static AwaitedServer awaitedServer() {
        return new AwaitedServer();
    }

    /** Other processes take over what this one has claimed, by their clocks, and order what it has recorded. */
    @Bean
    SmartInitializingSingleton claimsAndEventsByTheClockOfAll(ObjectProvider<DatabaseClock> clock) {
        return () -> clock.ifAvailable(ofAll -> {
            AbstractTokenEntry.clock = ofAll;
            GenericEventMessage.clock = RealTime.ofEvents(ofAll);
        });
    }

    /** Another process may have worked on the aggregate since. */
    @Bean(AGGREGATE_CACHE)
    @ConditionalOnProperty(name = "axon.axonserver.enabled", havingValue = "true")
    Cache noAggregateCache() {
        return NoCache.INSTANCE;
    }

    /** The embedded store brings one that is faster. */
    @Bean
    @ConditionalOnProperty(name = "axon.axonserver.enabled", havingValue = "true")
    FirstEvents firstEventsOfAxonServer(EventStore events) {
        return new ReadFirstEvents(events);
    }

    @Bean
    @ConditionalOnProperty(name = "axon.axonserver.enabled", havingValue = "true")
    StoredHistory storedHistoryOfAxonServer(
            AxonServerConfiguration server,
            AxonServerConnectionManager connections,
            Serializer snapshots,
            @Qualifier("eventSerializer") Serializer events) {
        return new StoredHistory(AxonServerEventStore.builder()
                .configuration(server)
                .platformConnectionManager(connections)
                .snapshotSerializer(snapshots)
                .eventSerializer(events)
                .snapshotFilter(SnapshotFilter.allowAll())
                .upcasterChain(NoOpEventUpcaster.INSTANCE)
                .build());
    }

    @Bean
    @ConditionalOnProperty(name = "axon.axonserver.enabled", havingValue = "true")
    PacedEvents pacedEventsOfAxonServer(EventStore events) {
        return new PacedEvents(events);
    }

    /** Axon Server gives no event before all that are before it. */
    @Bean
    @ConditionalOnProperty(name = "axon.axonserver.enabled", havingValue = "true")
    SettledHistory settledHistoryOfAxonServer(StoredHistory history) {
        return new SettledHistory(history.events());
    }
}
