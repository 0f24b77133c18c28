package io.recourse.runtime.axon;

import static io.recourse.runtime.axon.TestStore.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.zaxxer.hikari.HikariDataSource;
import io.recourse.command.sample.CounterMessages.Added;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What Axon expects of an engine that stores events. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class StoreContract {

    private static final int WRITERS = 8;

    /** An event that somebody else has begun to write, outside any engine. */
    private static final String OTHER = """
            INSERT INTO command.domain_event_entry (event_identifier, aggregate_identifier, sequence_number, type,
                                                    time_stamp, payload_type, payload, meta_data)
            VALUES ('other', 'other', 0, 'Counter', '2026-01-01T00:00:00.000Z',
                    'io.recourse.command.sample.CounterMessages$Opened', '{"counter":"other"}', '{}')""";

    private HikariDataSource database;
    private EventStorageEngine store;

    abstract EventStorageEngine open(HikariDataSource database);

    abstract void close(EventStorageEngine store);

    @BeforeAll
    void open() {
        database = TestStore.pool(TestStore.migrated());
        store = open(database);
    }

    @BeforeEach
    void empty() {
        JdbcClient.create(database)
                .sql("TRUNCATE command.domain_event_entry, command.snapshot_event_entry RESTART IDENTITY")
                .update();
    }

    @AfterAll
    void close() {
        close(store);
        database.close();
    }

    @Test
    void streamIsReadAsItWasAppended() {
        DomainEventMessage<?> first = new GenericDomainEventMessage<>(
                "Counter",
                "a",
                0,
                new Added("a", 7),
                MetaData.with("who", "me"),
                "event-1",
                Instant.parse("2026-11-20T06:00:00.123Z"));
        store.appendEvents(first, event("a", 1));
        store.appendEvents(event("b", 0));
        store.appendEvents(event("a", 2));

        assertThat(store.readEvents("a").asStream())
                .extracting(DomainEventMessage::getSequenceNumber)
                .containsExactly(0L, 1L, 2L);
        assertThat(store.readEvents("a", 1).asStream())
                .extracting(DomainEventMessage::getSequenceNumber)
                .containsExactly(1L, 2L);
        assertThat(store.readEvents("nobody").asStream()).isEmpty();
        assertThat(store.lastSequenceNumberFor("a")).contains(2L);
        assertThat(store.lastSequenceNumberFor("nobody")).isEmpty();
        assertThat(store.readEvents("a").next()).satisfies(read -> {
            assertThat(read.getType()).isEqualTo("Counter");
            assertThat(read.getIdentifier()).isEqualTo("event-1");
            assertThat((Object) read.getPayload()).isEqualTo(new Added("a", 7));
            assertThat(read.getMetaData()).containsExactlyEntriesOf(first.getMetaData());
            assertThat(read.getTimestamp()).isEqualTo(first.getTimestamp());
        });
    }

    @Test
    void nothingAppendedIsNothing() {
        store.appendEvents(List.of());

        assertThat(all(null)).isEmpty();
    }

    @Test
    void secondEventAtOnePlaceIsAConflict() {
        store.appendEvents(event("a", 0), event("a", 1));

        assertThatThrownBy(() -> store.appendEvents(event("a", 1))).isInstanceOf(ConcurrencyException.class);
        assertThatThrownBy(() -> store.appendEvents(event("a", 0)))
                .isInstanceOf(AggregateStreamCreationException.class);
        assertThat(sequences("a")).containsExactly(0L, 1L);
    }

    @Test
    void secondEventOfOneIdentifierIsAFailureThatNoRetryMends() {
        store.appendEvents(named("a", 0, "same"));

        assertThatThrownBy(() -> store.appendEvents(named("b", 0, "same")))
                .isInstanceOf(EventStoreException.class)
                .isNotInstanceOf(ConcurrencyException.class);
        assertThat(sequences("b")).isEmpty();
    }

    @Test
    void eventsOfOneUnitAreThereTogetherOrNotAtAll() {
        store.appendEvents(event("a", 0), event("a", 1));

        assertThatThrownBy(() -> store.appendEvents(event("a", 2), event("b", 0), event("a", 1)))
                .isInstanceOf(ConcurrencyException.class);
        assertThat(all(null)).hasSize(2);
        store.appendEvents(event("b", 0), event("a", 2), event("b", 1));

        assertThat(all(null))
                .extracting(event -> ((DomainEventMessage<?>) event).getSequenceNumber())
                .containsExactly(0L, 1L, 0L, 2L, 1L);
    }

    @Test
    void ofManyWhoWantOnePlaceOneGetsIt() {
        int places = 40;
        List<List<Integer>> won = sideBySide(writer -> {
            List<Integer> mine = new ArrayList<>();
            for (int place = 0; place < places; place++) {
                try {
                    store.appendEvents(named("busy", place, writer + "-" + place));
                    mine.add(place);
                } catch (ConcurrencyException | AggregateStreamCreationException somebodyElseWasFaster) {
                    // As it should be.
                }
            }
            return mine;
        });

        assertThat(won.stream().flatMap(List::stream))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, places).boxed().toList());
        assertThat(sequences("busy"))
                .containsExactlyElementsOf(LongStream.range(0, places).boxed().toList());
        for (int writer = 0; writer < WRITERS; writer++) {
            String prefix = writer + "-";
            assertThat(store.readEvents("busy")
                            .asStream()
                            .filter(event -> event.getIdentifier().startsWith(prefix)))
                    .as("what writer %d was told it has written", writer)
                    .extracting(event -> (int) event.getSequenceNumber())
                    .containsExactlyElementsOf(won.get(writer));
        }
    }

    @Test
    void conflictsOfOthersAreNobodyElses() {
        store.appendEvents(event("contested", 0));
        List<Integer> told = sideBySide(writer -> {
            int conflicts = 0;
            for (int i = 0; i < 40; i++) {
                try {
                    store.appendEvents(writer % 2 == 0 ? event("contested", 0) : event("own-" + writer, i));
                } catch (ConcurrencyException | AggregateStreamCreationException conflict) {
                    conflicts++;
                }
            }
            return conflicts;
        });

        assertThat(told)
                .containsExactlyElementsOf(IntStream.range(0, WRITERS)
                        .mapToObj(writer -> writer % 2 == 0 ? 40 : 0)
                        .toList());
    }

    @Test
    void streamsOfManyWritersHaveNoHoleAndKeepTheirOrder() {
        int events = 60;
        sideBySide(writer -> {
            for (int i = 0; i < events; i += 2) {
                store.appendEvents(event("x-" + writer, i), event("x-" + writer, i + 1));
                store.appendEvents(event("y-" + writer, i / 2));
            }
            return writer;
        });

        List<Long> expected = LongStream.range(0, events).boxed().toList();
        for (int writer = 0; writer < WRITERS; writer++) {
            assertThat(sequences("x-" + writer)).containsExactlyElementsOf(expected);
            String mine = "-" + writer;
            List<DomainEventMessage<?>> inOrder = new ArrayList<>();
            all(null).forEach(event -> {
                if (event instanceof DomainEventMessage<?> read
                        && read.getAggregateIdentifier().endsWith(mine)) {
                    inOrder.add(read);
                }
            });
            assertThat(inOrder)
                    .extracting(DomainEventMessage::getAggregateIdentifier, DomainEventMessage::getSequenceNumber)
                    .containsExactlyElementsOf(IntStream.range(0, events / 2)
                            .boxed()
                            .flatMap(i -> List.of(
                                    tuple("x" + mine, 2L * i), tuple("x" + mine, 2L * i + 1), tuple("y" + mine, (long)
                                            i))
                                    .stream())
                            .toList());
        }
    }

    @Test
    void placeThatNobodyFillsIsPassedOver() {
        store.appendEvents(event("a", 0));
        assertThatThrownBy(() -> store.appendEvents(event("a", 0)))
                .isInstanceOf(AggregateStreamCreationException.class);
        store.appendEvents(event("a", 1));

        List<TrackedEventMessage<?>> read = all(null);

        assertThat(read).extracting(event -> position(event.trackingToken())).containsExactly(1L, 3L);
        assertThat(all(read.getLast().trackingToken())).isEmpty();
        store.appendEvents(event("a", 2));
        assertThat(all(read.getLast().trackingToken())).hasSize(1);
    }

    @Test
    void placeThatIsFilledLateIsReadLate() throws SQLException {
        store.appendEvents(event("a", 0));
        TrackingToken before = all(null).getLast().trackingToken();
        TrackingToken after;
        try (Connection other = database.getConnection();
                Statement begun = other.createStatement()) {
            other.setAutoCommit(false);
            begun.execute(OTHER);
            store.appendEvents(event("a", 1));
            List<TrackedEventMessage<?>> meanwhile = all(before);
            assertThat(meanwhile).hasSize(1);
            after = meanwhile.getLast().trackingToken();
            other.commit();
        }

        assertThat(all(after)).extracting(TrackedEventMessage::getIdentifier).containsExactly("other");
    }

    @Test
    void newestSnapshotIsRead() {
        store.appendEvents(event("a", 0), event("a", 1), event("a", 2));
        assertThat(store.readSnapshot("a")).isEmpty();

        store.storeSnapshot(snapshot(1));
        assertThat(store.readSnapshot("a").map(DomainEventMessage::getSequenceNumber))
                .contains(1L);
        store.storeSnapshot(snapshot(2));

        assertThat(store.readSnapshot("a")).hasValueSatisfying(read -> {
            assertThat(read.getSequenceNumber()).isEqualTo(2);
            assertThat((Object) read.getPayload()).isEqualTo(new Added("a", 2));
        });
        assertThat(store.readSnapshot("b")).isEmpty();
    }

    @Test
    void emptyStoreBeginsAndEndsAtNothing() {
        assertThat(store.createTailToken()).isNull();
        assertThat(store.createHeadToken()).isNull();
        assertThat(store.createTokenAt(Instant.EPOCH)).isNull();
        assertThat(all(null)).isEmpty();
    }

    @Test
    void tokensAreBeforeTheFirstAfterTheLastAndAtATime() {
        Instant start = Instant.parse("2026-11-20T06:00:00Z");
        for (int i = 0; i < 4; i++) {
            store.appendEvents(new GenericDomainEventMessage<>(
                    "Counter", "a", i, new Added("a", i), MetaData.emptyInstance(), "e-" + i, start.plusSeconds(i)));
        }

        assertThat(all(store.createTailToken())).hasSize(4);
        assertThat(all(store.createHeadToken())).isEmpty();
        assertThat(all(store.createTokenAt(start.plusSeconds(2))))
                .extracting(TrackedEventMessage::getIdentifier)
                .containsExactly("e-2", "e-3");
        assertThat(all(store.createTokenAt(start.plusSeconds(99)))).isEmpty();
        assertThat(all(store.createTokenAt(start.minusSeconds(99)))).hasSize(4);
    }

    @Test
    void moreIsReadThanFitsIntoOneLook() {
        int events = 1_234;
        store.appendEvents(
                IntStream.range(0, events).mapToObj(i -> event("long", i)).toList());
        TrackingToken middle = all(null).get(100).trackingToken();

        assertThat(all(null)).hasSize(events);
        assertThat(all(middle))
                .extracting(event -> position(event.trackingToken()))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(102, events).boxed().toList());
        assertThat(sequences("long")).hasSize(events);
    }

    private static DomainEventMessage<?> named(String stream, long sequence, String identifier) {
        return new GenericDomainEventMessage<>(
                "Counter",
                stream,
                sequence,
                new Added(stream, 1),
                MetaData.emptyInstance(),
                identifier,
                Instant.parse("2026-11-20T06:00:00Z"));
    }

    private static DomainEventMessage<?> snapshot(int sequence) {
        return new GenericDomainEventMessage<>("Counter", "a", sequence, new Added("a", sequence));
    }

    private List<TrackedEventMessage<?>> all(@Nullable TrackingToken after) {
        List<TrackedEventMessage<?>> all = new ArrayList<>();
        store.readEvents(after, false).forEach(all::add);
        return Collections.unmodifiableList(all);
    }

    private List<Long> sequences(String stream) {
        return store.readEvents(stream)
                .asStream()
                .<Long>map(DomainEventMessage::getSequenceNumber)
                .toList();
    }

    private static long position(TrackingToken token) {
        return token.position().orElseThrow();
    }

    private static <T> List<T> sideBySide(IntFunction<T> work) {
        try (ExecutorService threads = Executors.newFixedThreadPool(WRITERS)) {
            List<CompletableFuture<T>> begun = IntStream.range(0, WRITERS)
                    .mapToObj(writer -> CompletableFuture.supplyAsync(() -> work.apply(writer), threads))
                    .toList();
            return begun.stream().map(CompletableFuture::join).toList();
        }
    }
}
