package io.recourse.runtime.axon;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.recourse.runtime.database.CommandSchema;
import io.recourse.runtime.vault.DataKeys;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.axonframework.common.caching.Cache;
import org.axonframework.common.caching.NoCache;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
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
    GroupCommitEngine eventStorageEngine(
            Serializer snapshots,
            @Qualifier("eventSerializer") Serializer events,
            ConnectionProvider connections,
            TransactionManager transactions,
            GroupCommit group,
            JdbcClient database,
            Configuration axon) {
        boolean anySnapshot = database.sql("SELECT EXISTS (SELECT FROM %s)"
                        .formatted(AxonTables.events().snapshotTable()))
                .query(Boolean.class)
                .single();
        JdbcEventStorageEngine.Builder builder = engine(snapshots, events, connections, transactions)
                .snapshotFilter(axon.snapshotFilter())
                .upcasterChain(axon.upcasterChain());
        return new GroupCommitEngine(builder, group, anySnapshot);
    }

    @Bean
    @Qualifier("eventStore")
    PromptEventStore eventBus(EventStorageEngine engine, Configuration axon, Tail tail) {
        return new PromptEventStore(
                EmbeddedEventStore.builder()
                        .storageEngine(engine)
                        .messageMonitor(axon.messageMonitor(EventStore.class, "eventStore")),
                tail,
                RecentEvents.Reading.UPCAST);
    }

    @Bean
    PacedEvents pacedEvents(@Qualifier("eventStore") PromptEventStore events) {
        return events.paced();
    }

    /** Where nobody else writes to this store, what was written last is what there is. */
    @Bean(AxonRuntime.AGGREGATE_CACHE)
    Cache aggregateCache(@Value(ProcessorStores.NODE) String node) {
        return ProcessorStores.isAlone(node) ? new AggregateCache() : NoCache.INSTANCE;
    }

    /** Memory holds what is personal in plain. */
    @Bean
    SmartInitializingSingleton forgottenAreLetGo(
            DataKeys keys, Tail tail, @Qualifier(AxonRuntime.AGGREGATE_CACHE) Cache aggregates) {
        return () -> {
            keys.onForgotten(tail.recent()::clear);
            keys.onForgotten(aggregates::removeAll);
        };
    }

    @Bean(destroyMethod = "close")
    Tail tail(@Qualifier("eventSerializer") Serializer events, EventUpcasterChain upcasters) {
        return new Tail(new RecentEvents(events, upcasters), new CommitBell());
    }

    @Bean(destroyMethod = "close")
    WriterConnection writerConnection(DataSource database) throws SQLException {
        return WriterConnection.like(database.unwrap(HikariDataSource.class));
    }

    @Bean(destroyMethod = "close")
    @DependsOnDatabaseInitialization
    GroupCommit groupCommit(WriterConnection connection, Tail tail) {
        return new GroupCommit(
                connection.pool(), tail.recent(), () -> tail.bell().ring());
    }

    @Bean
    MeterBinder groupCommitGauges(GroupCommit group) {
        return registry -> Gauge.builder("recourse.store.waiting", group, GroupCommit::waiting)
                .description("Commands that wait for the event store's one writer; it takes " + GroupCommit.PLACES)
                .baseUnit("commands")
                .register(registry);
    }

    @Bean
    StoredHistory storedHistory(
            Serializer snapshots,
            @Qualifier("eventSerializer") Serializer events,
            ConnectionProvider connections,
            TransactionManager transactions,
            Tail tail) {
        EventStorageEngine engine =
                engine(snapshots, events, connections, transactions).build();
        return new StoredHistory(new PromptEventStore(
                EmbeddedEventStore.builder().storageEngine(engine), tail, RecentEvents.Reading.STORED));
    }

    @Bean
    SettledHistory settledHistory(
            Serializer snapshots,
            @Qualifier("eventSerializer") Serializer events,
            ConnectionProvider connections,
            TransactionManager transactions,
            JdbcClient database,
            Tail tail) {
        EventStorageEngine engine =
                engine(snapshots, events, connections, transactions).build();
        return new SettledHistory(new SettledEvents(engine, database, tail));
    }

    @Bean
    FirstEvents firstEvents(JdbcClient database, @Qualifier("eventSerializer") Serializer events, Configuration axon) {
        return new StoredFirstEvents(database, events, axon.upcasterChain());
    }

    static JdbcEventStorageEngine.Builder engine(
            Serializer snapshots, Serializer events, ConnectionProvider connections, TransactionManager transactions) {
        return JdbcEventStorageEngine.builder()
                .schema(AxonTables.events())
                .dataType(byte[].class)
                .batchSize(READ_BATCH)
                // Streams are read in their own order, in which a short answer is the last one.
                .finalAggregateBatchPredicate(batch -> batch.size() < READ_BATCH)
                .eventSerializer(events)
                .snapshotSerializer(snapshots)
                .persistenceExceptionResolver(new EventCollisions())
                .connectionProvider(connections)
                .transactionManager(transactions);
    }
}
