package io.recourse.runtime.axon;

import io.recourse.runtime.database.CommandSchema;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Events in PostgreSQL, for one process. With Axon Server, its connector brings the event store instead. */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "axon.axonserver.enabled", havingValue = "false")
@Import(CommandSchema.class)
class EmbeddedEngine {

    /** Events read at once, by a processor or for an aggregate. */
    private static final int READ_BATCH = 500;

    @Bean
    EventStorageEngine eventStorageEngine(
            Serializer snapshots,
            @Qualifier("eventSerializer") Serializer events,
            ConnectionProvider connections,
            TransactionManager transactions,
            Configuration axon) {
        return engine(snapshots, events, connections, transactions)
                .snapshotFilter(axon.snapshotFilter())
                .upcasterChain(axon.upcasterChain())
                .build();
    }

    @Bean
    @Qualifier("eventStore")
    EventStore eventBus(EventStorageEngine engine, Configuration axon, CommitBell bell) {
        return new PromptEventStore(
                EmbeddedEventStore.builder()
                        .storageEngine(engine)
                        .messageMonitor(axon.messageMonitor(EventStore.class, "eventStore")),
                bell);
    }

    @Bean
    CommitBell commitBell() {
        return new CommitBell();
    }

    @Bean
    StoredHistory storedHistory(
            Serializer snapshots,
            @Qualifier("eventSerializer") Serializer events,
            ConnectionProvider connections,
            TransactionManager transactions,
            CommitBell bell) {
        EventStorageEngine engine =
                engine(snapshots, events, connections, transactions).build();
        return new StoredHistory(
                new PromptEventStore(EmbeddedEventStore.builder().storageEngine(engine), bell));
    }

    @Bean
    SettledHistory settledHistory(
            Serializer snapshots,
            @Qualifier("eventSerializer") Serializer events,
            ConnectionProvider connections,
            TransactionManager transactions,
            JdbcClient database,
            CommitBell bell) {
        EventStorageEngine engine =
                engine(snapshots, events, connections, transactions).build();
        return new SettledHistory(new SettledEvents(engine, database, bell));
    }

    @Bean
    FirstEvents firstEvents(JdbcClient database, @Qualifier("eventSerializer") Serializer events, Configuration axon) {
        return new StoredFirstEvents(database, events, axon.upcasterChain());
    }

    private static JdbcEventStorageEngine.Builder engine(
            Serializer snapshots, Serializer events, ConnectionProvider connections, TransactionManager transactions) {
        return JdbcEventStorageEngine.builder()
                .schema(AxonTables.events())
                .dataType(byte[].class)
                .batchSize(READ_BATCH)
                .eventSerializer(events)
                .snapshotSerializer(snapshots)
                .persistenceExceptionResolver(new EventCollisions())
                .connectionProvider(connections)
                .transactionManager(transactions);
    }
}
