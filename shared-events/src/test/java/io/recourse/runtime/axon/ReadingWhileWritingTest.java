package io.recourse.runtime.axon;

import static io.recourse.runtime.axon.TestStore.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every reader is given every event once and in order, wherever it begins and whatever happens meanwhile. */
class ReadingWhileWritingTest {

    private static final int WRITERS = 8;

    /** More than are kept in memory. */
    private static final int FAR_BEHIND = 5_000;

    private static TestStore store;
    private static PromptEventStore events;

    @BeforeAll
    static void start() {
        store = TestStore.fresh();
        events = store.events();
    }

    @AfterAll
    static void stop() {
        store.close();
    }

    @Test
    void everyEventIsGivenOnceAndInOrder() throws Exception {
        store.engine()
                .appendEvents(IntStream.range(0, FAR_BEHIND)
                        .mapToObj(i -> event("old", i))
                        .toList());
        TrackingToken head = Objects.requireNonNull(events.createHeadToken());
        PromptEventStore stored = new PromptEventStore(
                EmbeddedEventStore.builder().storageEngine(store.engine()), store.tail(), RecentEvents.Reading.STORED);
        SettledEvents settled = new SettledEvents(store.engine(), store.database(), store.tail());
        AtomicBoolean done = new AtomicBoolean();
        AtomicInteger conflicts = new AtomicInteger();
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            Map<String, CompletableFuture<List<Read>>> readers = Map.of(
                    "from the first", read(threads, events.openStream(null), done),
                    "from the last", read(threads, events.openStream(head), done),
                    "paced from the last", read(threads, events.paced().events().openStream(head), done),
                    "paced from the first",
                            read(threads, events.paced().events().openStream(null), done),
                    "as it is stored", read(threads, stored.openStream(null), done),
                    "settled", read(threads, settled.openStream(null), done));
            List<CompletableFuture<Void>> writers = IntStream.range(0, WRITERS)
                    .mapToObj(writer -> CompletableFuture.runAsync(() -> write(writer, conflicts), threads))
                    .toList();
            CompletableFuture<Void> forgetting = CompletableFuture.runAsync(
                    () -> {
                        while (!done.get()) {
                            store.tail().recent().clear();
                        }
                    },
                    threads);
            writers.forEach(CompletableFuture::join);
            done.set(true);
            forgetting.join();

            List<Read> all = store.database()
                    .sql("SELECT global_index, event_identifier FROM command.domain_event_entry ORDER BY 1")
                    .query((row, number) -> new Read(row.getLong(1), row.getString(2)))
                    .list();
            List<Read> sinceHead = all.stream()
                    .filter(read -> read.position() > head.position().orElseThrow())
                    .toList();
            assertThat(conflicts).hasPositiveValue();
            assertThat(sinceHead).hasSizeGreaterThan(WRITERS * 100);
            readers.forEach((reader, read) -> assertThat(
                            read.orTimeout(30, TimeUnit.SECONDS).join())
                    .as(reader)
                    .containsExactlyElementsOf(reader.endsWith("from the last") ? sinceHead : all));
        }
    }

    @Test
    void whoeverKeepsUpReadsFromMemoryAgainSomeTimeAfterAConflict() throws Exception {
        AtomicInteger looks = new AtomicInteger();
        store.append(event("quiet", 0));
        try (PromptEventStream stream = store.tail()
                .open(events.createHeadToken(), RecentEvents.Reading.UPCAST, CommitBell.Pace.PROMPT, after -> {
                    looks.incrementAndGet();
                    return store.engine().readEvents(after, false);
                })) {
            follow(stream, 1, 20);
            assertThat(looks).as("before any conflict").hasValue(0);
            assertThatThrownBy(() -> store.append(event("quiet", 0))).isInstanceOf(SQLException.class);
            follow(stream, 21, 22);
            assertThat(looks).as("while the place may still be filled").hasPositiveValue();

            store.database()
                    .sql("UPDATE command.domain_event_entry SET time_stamp = '2026-01-01T00:00:00.000Z'"
                            + " WHERE aggregate_identifier = 'quiet'")
                    .update();
            follow(stream, 23, 23);
            looks.set(0);
            follow(stream, 24, 60);
        }

        assertThat(looks).as("a minute later").hasValue(0);
    }

    private static void follow(PromptEventStream stream, int from, int to) throws Exception {
        for (int i = from; i <= to; i++) {
            store.append(event("quiet", i));
            assertThat(((DomainEventMessage<?>) stream.nextAvailable()).getSequenceNumber())
                    .isEqualTo(i);
        }
    }

    private record Read(long position, String event) {}

    /** Until nothing more comes after all is written. */
    private static CompletableFuture<List<Read>> read(
            ExecutorService threads, BlockingStream<TrackedEventMessage<?>> stream, AtomicBoolean done) {
        return CompletableFuture.supplyAsync(
                () -> {
                    List<Read> read = new ArrayList<>();
                    try (stream) {
                        boolean last = false;
                        while (!last) {
                            last = done.get();
                            while (stream.hasNextAvailable(600, TimeUnit.MILLISECONDS)) {
                                TrackedEventMessage<?> next = stream.nextAvailable();
                                read.add(
                                        new Read(next.trackingToken().position().orElseThrow(), next.getIdentifier()));
                            }
                        }
                    } catch (InterruptedException stop) {
                        throw new IllegalStateException(stop);
                    }
                    return read;
                },
                threads);
    }

    /** Every fifth is an attempt at a place where somebody was faster. */
    private static void write(int writer, AtomicInteger conflicts) {
        for (int i = 0; i < 80; i++) {
            try {
                if (i % 5 == 4) {
                    store.append(event("old", i));
                } else {
                    store.append(event("w-" + writer + "-" + i, 0), event("w-" + writer + "-" + i, 1));
                }
            } catch (SQLException conflict) {
                conflicts.incrementAndGet();
            }
        }
    }
}
