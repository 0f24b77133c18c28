package io.recourse.runtime.axon;

import com.zaxxer.hikari.HikariDataSource;
import io.recourse.command.sample.CounterMessages.Added;
import io.recourse.command.sample.CounterMessages.Opened;
import io.recourse.runtime.database.SchemaMigration;
import io.recourse.runtime.json.StoredJson;
import io.recourse.testing.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** The embedded event store as it is wired, without an application around it. */
record TestStore(
        HikariDataSource pool, WriterConnection writer, Tail tail, GroupCommit group, EventStorageEngine engine)
        implements AutoCloseable {

    static final Serializer JSON = Jackson3Serializer.builder()
            .jsonMapperBuilderCustomizer(StoredJson::configure)
            .build();

    static TestStore fresh() {
        return on(migrated());
    }

    /** The address of an empty event store. */
    static String migrated() {
        TestDatabase database = TestDatabase.fresh();
        migrate(database.url());
        return database.url();
    }

    static void migrate(String url) {
        try (HikariDataSource pool = pool(url)) {
            SchemaMigration.of(pool, "command").afterPropertiesSet();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    static TestStore on(String url) {
        HikariDataSource pool = pool(url);
        WriterConnection writer = WriterConnection.like(pool);
        Tail tail = new Tail(new RecentEvents(JSON, NoOpEventUpcaster.INSTANCE), new CommitBell());
        GroupCommit group =
                new GroupCommit(writer.pool(), tail.recent(), () -> tail.bell().ring());
        return new TestStore(pool, writer, tail, group, new GroupCommitEngine(builder(pool), group, false));
    }

    static HikariDataSource pool(String url) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(url);
        pool.setUsername("postgres");
        pool.setPassword("postgres");
        pool.setMaximumPoolSize(16);
        pool.setMinimumIdle(1);
        return pool;
    }

    static JdbcEventStorageEngine.Builder builder(HikariDataSource pool) {
        return EmbeddedEngine.engine(
                JSON,
                JSON,
                new SpringDataSourceConnectionProvider(pool),
                new SpringTransactionManager(new JdbcTransactionManager(pool)));
    }

    static DomainEventMessage<?> event(String stream, long sequence) {
        return new GenericDomainEventMessage<>(
                "Counter", stream, sequence, sequence == 0 ? new Opened(stream) : new Added(stream, 1));
    }

    PromptEventStore events() {
        return new PromptEventStore(
                EmbeddedEventStore.builder().storageEngine(engine), tail, RecentEvents.Reading.UPCAST);
    }

    JdbcClient database() {
        return JdbcClient.create(pool);
    }

    void append(DomainEventMessage<?>... events) throws SQLException {
        group.append(EventRow.of(List.of(events), JSON));
    }

    List<Long> sequences(String stream) {
        return database()
                .sql("SELECT sequence_number FROM command.domain_event_entry WHERE aggregate_identifier = ?"
                        + " ORDER BY global_index")
                .param(stream)
                .query((row, number) -> row.getLong(1))
                .list();
    }

    @Override
    public void close() {
        group.close();
        tail.close();
        writer.close();
        pool.close();
    }
}
