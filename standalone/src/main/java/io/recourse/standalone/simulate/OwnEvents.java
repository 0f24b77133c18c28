package io.recourse.standalone.simulate;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.recourse.command.dispute.OwnHistory;
import io.recourse.command.policies.Shelf;
import io.recourse.command.policy.simulation.LogEvent;
import io.recourse.dispute.DisputeEvent;
import io.recourse.dispute.DisputeOpened;
import io.recourse.dispute.DisputeRevisions;
import io.recourse.library.LibraryEvent;
import io.recourse.runtime.axon.AxonTables;
import io.recourse.runtime.json.StoredJson;
import io.recourse.standalone.data.DataDirectory;
import io.recourse.standalone.data.DataLock;
import io.recourse.standalone.data.Secrets;
import io.recourse.standalone.data.UserError;
import io.recourse.standalone.database.EmbeddedDatabase;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.axonframework.common.jdbc.DataSourceConnectionProvider;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.serialization.AnnotationRevisionResolver;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The events of a data directory that nobody uses meanwhile. No part of the application runs, and the database refuses to write
 * whatever is asked over this connection.
 */
final class OwnEvents implements AutoCloseable {

    private static final String EVENTS = "command.domain_event_entry";

    private final Deque<Runnable> closing = new ArrayDeque<>();
    private final HikariDataSource connections;
    private final JdbcEventStorageEngine engine;

    private OwnEvents(DataDirectory data) {
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "stop"));
        try {
            closing.push(DataLock.on(data)::close);
            EmbeddedDatabase database = EmbeddedDatabase.start(data, Secrets.ofHeld(data));
            closing.push(database::close);
            connections = readOnly(database);
            closing.push(connections::close);
            engine = engine(connections);
            if (!exist()) {
                throw nothingIn(data);
            }
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** @throws UserError when another process uses the directory, or nothing has happened in it yet */
    static OwnEvents in(DataDirectory data) {
        if (!Files.exists(data.cluster())) {
            throw nothingIn(data);
        }
        return new OwnEvents(data);
    }

    private static JdbcEventStorageEngine engine(HikariDataSource connections) {
        Serializer serializer = Jackson3Serializer.builder()
                .revisionResolver(new AnnotationRevisionResolver())
                .jsonMapperBuilderCustomizer(StoredJson::configure)
                .build();
        return JdbcEventStorageEngine.builder()
                .schema(AxonTables.events())
                .dataType(byte[].class)
                .eventSerializer(serializer)
                .snapshotSerializer(serializer)
                .upcasterChain(new EventUpcasterChain(DisputeRevisions.all()))
                .connectionProvider(new DataSourceConnectionProvider(connections))
                .transactionManager(NoTransactionManager.instance())
                .build();
    }

    private static UserError nothingIn(DataDirectory data) {
        return new UserError("Nothing has happened in " + data.root() + " yet; say where with --data.");
    }

    private static HikariDataSource readOnly(EmbeddedDatabase database) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database.url());
        config.setUsername(database.user());
        config.setPassword(database.password());
        config.addDataSourceProperty("options", "-c default_transaction_read_only=on");
        config.setMaximumPoolSize(2);
        return new HikariDataSource(config);
    }

    private boolean exist() {
        return JdbcClient.create(connections)
                .sql("SELECT to_regclass(?) IS NOT NULL")
                .param(EVENTS)
                .query(Boolean.class)
                .single();
    }

    /** The packs and calendars that come with the program, and those that were added. */
    Shelf shelf() {
        Shelf shelf = Shelf.shipped();
        DomainEventStream history = engine.readEvents(LibraryEvent.LIBRARY, 0);
        while (history.hasNext()) {
            DomainEventMessage<?> message = history.next();
            shelf = shelf.after((LibraryEvent) message.getPayload(), message.getSequenceNumber());
        }
        return shelf;
    }

    /** The ids of all cases, in the order in which they were opened. */
    List<String> cases() {
        return JdbcClient.create(connections)
                .sql("SELECT aggregate_identifier FROM " + EVENTS
                        + " WHERE sequence_number = 0 AND payload_type = ? ORDER BY global_index")
                .param(DisputeOpened.class.getName())
                .query((row, number) -> row.getString(1))
                .stream()
                .toList();
    }

    /**
     * Gives the history of a case to {@code to} if its complaint was received in the period.
     *
     * @param until the first instant after it
     */
    void of(String caseId, Instant from, Instant until, Consumer<LogEvent> to) {
        Stream<DisputeEvent> history =
                engine.readEvents(caseId, 0).asStream().map(message -> (DisputeEvent) message.getPayload());
        List<DisputeEvent> events = history.toList();
        if (events.getFirst() instanceof DisputeOpened opened) {
            Instant received = opened.complaint().receivedAt();
            if (!received.isBefore(from) && received.isBefore(until)) {
                OwnHistory.of(events).forEach(to);
            }
        }
    }

    @Override
    public synchronized void close() {
        while (!closing.isEmpty()) {
            closing.pop().run();
        }
    }
}
