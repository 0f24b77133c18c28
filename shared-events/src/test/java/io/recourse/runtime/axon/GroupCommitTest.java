package io.recourse.runtime.axon;

import static io.recourse.runtime.axon.TestStore.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.recourse.command.sample.CounterMessages.Added;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is written with whom, who is told what, and that nobody waits for ever. */
class GroupCommitTest {

    private static final int PLACES = 2;

    private static final Duration PATIENCE = Duration.ofMillis(300);

    private static TestStore store;

    private final AtomicInteger commits = new AtomicInteger();
    private GroupCommit group;

    @BeforeAll
    static void start() {
        store = TestStore.fresh();
        // Nobody is to wait for a database that is gone.
        store.writer().pool().setConnectionTimeout(500);
    }

    @AfterAll
    static void stop() {
        store.close();
    }

    @BeforeEach
    void open() {
        store.database().sql("TRUNCATE command.domain_event_entry").update();
        group = group(GroupCommit.PLACES);
    }

    @AfterEach
    void close() {
        group.close();
    }

    @Test
    void whoeverIsAloneIsWrittenAlone() throws SQLException {
        group.append(rows(event("a", 0)));
        group.append(rows(event("a", 1)));

        assertThat(store.sequences("a")).containsExactly(0L, 1L);
        assertThat(transactions()).hasSize(2);
        assertThat(commits).hasValue(2);
    }

    @Test
    void whoeverWaitsIsWrittenWithAllWhoWait() throws Exception {
        List<Caller> callers = new ArrayList<>();
        try (Hold hold = new Hold()) {
            callers.add(call(event("first", 0)));
            hold.awaitWriter();
            for (int i = 0; i < 20; i++) {
                callers.add(call(event("s-" + i, 0), event("s-" + i, 1)));
            }
        }
        for (Caller caller : callers) {
            caller.succeeds();
        }

        assertThat(streams())
                .as("in the order in which they came")
                .containsExactlyElementsOf(IntStream.range(-1, 20)
                        .boxed()
                        .flatMap(i -> i < 0 ? Stream.of("first") : Stream.of("s-" + i, "s-" + i))
                        .toList());
        assertThat(transactions()).as("the first's, and that of all others").hasSize(2);
    }

    @Test
    void whoeverMeetsAConflictIsToldAloneAndTheOthersAreWrittenInOrder() throws Exception {
        group.append(rows(event("taken", 0), event("taken", 1)));
        Caller late;
        Caller again;
        Caller unreadable;
        List<Caller> others = new ArrayList<>();
        try (Hold hold = new Hold()) {
            others.add(call(event("a", 0)));
            hold.awaitWriter();
            others.add(call(event("a", 1), event("b", 0)));
            late = call(event("late", 0), event("taken", 1));
            others.add(call(event("a", 2)));
            again = call(event("a", 2));
            unreadable = call(event("no\u0000text", 0));
            others.add(call(event("taken", 2)));
            others.add(call(event("a", 3)));
        }
        for (Caller other : others) {
            other.succeeds();
        }

        assertThat(late.failure()).satisfies(GroupCommitTest::isConflict);
        assertThat(again.failure()).satisfies(GroupCommitTest::isConflict);
        assertThat(unreadable.sqlState()).startsWith("22");
        assertThat(streams()).containsExactly("taken", "taken", "a", "a", "b", "a", "taken", "a");
        assertThat(store.sequences("a")).containsExactly(0L, 1L, 2L, 3L);
        assertThat(store.sequences("late")).as("no half of a unit").isEmpty();
    }

    @Test
    void readersAreGivenWhatOthersOfAFailedGroupWrote() throws Exception {
        group.append(rows(event("taken", 0)));
        List<Caller> callers = new ArrayList<>();
        try (Hold hold = new Hold()) {
            callers.add(call(event("a", 0)));
            hold.awaitWriter();
            call(event("taken", 0));
            callers.add(call(event("a", 1)));
        }
        for (Caller caller : callers) {
            caller.succeeds();
        }

        List<Long> positions = store.database()
                .sql("SELECT global_index FROM command.domain_event_entry ORDER BY 1")
                .query((row, number) -> row.getLong(1))
                .list();
        assertThat(store.tail().recent().after(positions.getLast() - 1, 10, RecentEvents.Reading.UPCAST))
                .hasValueSatisfying(events -> assertThat(events)
                        .singleElement()
                        .satisfies(last -> assertThat(((DomainEventMessage<?>) last).getSequenceNumber())
                                .isEqualTo(1)));
        assertThat(store.tail().recent().after(positions.getFirst(), 10, RecentEvents.Reading.UPCAST))
                .as("a place that is empty may be filled by others")
                .isEmpty();
    }

    @Test
    void whoeverFindsNoPlaceWaitsForOne() throws Exception {
        group.close();
        group = new GroupCommit(
                store.writer().pool(), store.tail().recent(), commits::incrementAndGet, PLACES, Duration.ofMinutes(1));
        List<Caller> callers = new ArrayList<>();
        try (Hold hold = new Hold()) {
            callers.add(call(event("a", 0)));
            hold.awaitWriter();
            for (int i = 0; i < 3 * PLACES; i++) {
                callers.add(call(event("a-" + i, 0)));
            }
        }

        for (Caller caller : callers) {
            caller.succeeds();
        }
        assertThat(streams()).hasSize(1 + 3 * PLACES);
    }

    @Test
    void whoeverFindsNoPlaceForLongIsToldAndNothingOfItIsWritten() throws Exception {
        group.close();
        group = group(PLACES);
        List<Caller> callers = new ArrayList<>();
        try (Hold hold = new Hold()) {
            callers.add(call(event("a", 0)));
            hold.awaitWriter();
            callers.add(call(event("b", 0)));
            callers.add(call(event("c", 0)));

            assertThat(call(event("too-many", 0)).failure())
                    .isInstanceOf(SQLTransientException.class)
                    .hasMessageContaining("takes nothing now");
        }
        for (Caller caller : callers) {
            caller.succeeds();
        }
        group.append(rows(event("d", 0)));

        assertThat(streams()).containsExactly("a", "b", "c", "d");
    }

    @Test
    void whoeverIsInterruptedWhileWaitingForAPlaceIsToldAndNothingOfItIsWritten() throws Exception {
        group.close();
        group = group(PLACES, Duration.ofMinutes(1));
        List<Caller> callers = new ArrayList<>();
        Caller stopped;
        try (Hold hold = new Hold()) {
            callers.add(call(event("a", 0)));
            hold.awaitWriter();
            callers.add(call(event("b", 0)));
            callers.add(call(event("c", 0)));
            stopped = call(event("stopped", 0));
            stopped.thread().interrupt();

            assertThat(stopped.failure()).isInstanceOf(SQLTransientException.class);
        }
        for (Caller caller : callers) {
            caller.succeeds();
        }
        assertThat(streams()).containsExactly("a", "b", "c");
    }

    @Test
    void connectionThatIsLostDuringAWriteIsToldAndMadeAgain() throws Exception {
        group.append(rows(event("a", 0)));
        Caller lost;
        Caller behind;
        try (Hold hold = new Hold()) {
            lost = call(event("a", 1));
            int writer = hold.awaitWriter();
            behind = call(event("b", 0));
            hold.terminate(writer);
            assertThat(lost.sqlState()).startsWith("57P");
        }
        behind.ends();

        await().atMost(Duration.ofSeconds(20)).ignoreExceptions().until(() -> {
            group.append(rows(event("c", 0)));
            return true;
        });
        assertThat(store.sequences("a")).containsExactly(0L);
        assertThat(store.sequences("b")).hasSize(behind.succeeded() ? 1 : 0);
    }

    @Test
    void databaseThatRefusesConnectionsIsToldUntilItTakesThemAgain() throws Exception {
        group.append(rows(event("a", 0)));
        refuseConnections(true);
        try {
            List<Caller> callers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                callers.add(call(event("gone-" + i, 0)));
            }
            for (Caller caller : callers) {
                assertThat(caller.failure()).isNotNull();
            }
        } finally {
            refuseConnections(false);
        }

        await().atMost(Duration.ofSeconds(20)).ignoreExceptions().until(() -> {
            group.append(rows(event("a", 1)));
            return true;
        });
        assertThat(streams()).containsExactly("a", "a");
    }

    @Test
    void closingLetsTheGroupInHandEndAndTellsWhoWaits() throws Exception {
        Caller inHand;
        Caller behind;
        Thread closing;
        try (Hold hold = new Hold()) {
            inHand = call(event("a", 0));
            hold.awaitWriter();
            behind = call(event("b", 0));
            closing = Thread.ofPlatform().start(group::close);
            await().until(() -> closing.getState() == Thread.State.WAITING);
        }

        inHand.succeeds();
        assertThat(behind.failure()).isInstanceOf(SQLTransientException.class).hasMessageContaining("closed");
        assertThat(closing.join(Duration.ofSeconds(10))).isTrue();
        assertThatThrownBy(() -> group.append(rows(event("c", 0)))).isInstanceOf(SQLTransientException.class);
        assertThat(streams()).containsExactly("a");
    }

    @Test
    void whoeverComesWhileItClosesIsWrittenOrTold() throws Exception {
        group.close();
        group = group(PLACES, Duration.ofMinutes(1));
        Set<String> written = ConcurrentHashMap.newKeySet();
        List<Thread> callers = IntStream.range(0, 32)
                .mapToObj(caller -> Thread.ofPlatform().start(() -> {
                    try {
                        for (int i = 0; true; i++) {
                            group.append(rows(event(caller + "-" + i, 0)));
                            written.add(caller + "-" + i);
                        }
                    } catch (SQLException closed) {
                        // Told.
                    }
                }))
                .toList();
        await().until(() -> written.size() > 100);

        group.close();

        for (Thread caller : callers) {
            assertThat(caller.join(Duration.ofSeconds(10))).isTrue();
        }
        assertThat(streams()).containsExactlyInAnyOrderElementsOf(written);
    }

    @Test
    void listenerThatFailsStopsNobody() throws Exception {
        group.close();
        group = new GroupCommit(store.writer().pool(), store.tail().recent(), () -> {
            throw new IllegalStateException("a processor that is being stopped");
        });

        call(event("a", 0)).succeeds();
        call(event("a", 1)).succeeds();

        assertThat(store.sequences("a")).containsExactly(0L, 1L);
    }

    @Test
    void manyLargeEventsAreWrittenInSeveralGroups() throws Exception {
        String large = "x".repeat(1 << 20);
        List<Caller> callers = new ArrayList<>();
        try (Hold hold = new Hold()) {
            callers.add(call(event("a", 0)));
            hold.awaitWriter();
            for (int i = 0; i < 20; i++) {
                callers.add(call(new GenericDomainEventMessage<>("Counter", "l-" + i, 0, new Added(large, i))));
            }
        }
        for (Caller caller : callers) {
            caller.succeeds();
        }

        assertThat(transactions()).hasSize(1 + 3);
    }

    private GroupCommit group(int places) {
        return group(places, PATIENCE);
    }

    private GroupCommit group(int places, Duration patience) {
        return new GroupCommit(
                store.writer().pool(), store.tail().recent(), commits::incrementAndGet, places, patience);
    }

    private static List<EventRow> rows(DomainEventMessage<?>... events) {
        return EventRow.of(List.of(events), TestStore.JSON);
    }

    /** Returns when it waits, or has ended. */
    private Caller call(DomainEventMessage<?>... events) {
        List<EventRow> rows = rows(events);
        FutureTask<Boolean> outcome = new FutureTask<>(() -> {
            group.append(rows);
            return true;
        });
        Thread thread = Thread.ofPlatform().daemon().start(outcome);
        await().pollInterval(Duration.ofMillis(2)).until(() -> switch (thread.getState()) {
            case WAITING, TIMED_WAITING, TERMINATED -> true;
            case NEW, RUNNABLE, BLOCKED -> false;
        });
        return new Caller(thread, outcome);
    }

    private record Caller(Thread thread, FutureTask<Boolean> outcome) {

        void succeeds() throws Exception {
            assertThat(outcome.get(20, TimeUnit.SECONDS)).isTrue();
        }

        void ends() {
            await().atMost(Duration.ofSeconds(20)).until(outcome::isDone);
        }

        boolean succeeded() {
            return outcome.state() == FutureTask.State.SUCCESS;
        }

        Exception failure() {
            ends();
            assertThat(outcome.state()).isEqualTo(FutureTask.State.FAILED);
            return (Exception) outcome.exceptionNow();
        }

        String sqlState() {
            return ((SQLException) failure()).getSQLState();
        }
    }

    private static void isConflict(Exception failure) {
        assertThat(new EventCollisions().isDuplicateKeyViolation(failure)).isTrue();
    }

    private static List<String> streams() {
        return store.database()
                .sql("SELECT aggregate_identifier FROM command.domain_event_entry ORDER BY global_index")
                .query((row, number) -> row.getString(1))
                .list();
    }

    private static Set<String> transactions() {
        return Set.copyOf(store.database()
                .sql("SELECT DISTINCT xmin::text FROM command.domain_event_entry")
                .query((row, number) -> row.getString(1))
                .list());
    }

    /** Ends the connections that there are, too. */
    private static void refuseConnections(boolean refuse) throws SQLException {
        String name = store.pool().getJdbcUrl().replaceFirst(".*/(\\w+).*", "$1");
        try (Connection server = DriverManager.getConnection(
                        store.pool().getJdbcUrl().replace("/" + name, "/postgres"), "postgres", "postgres");
                Statement statement = server.createStatement()) {
            statement.execute("ALTER DATABASE %s ALLOW_CONNECTIONS %s".formatted(name, !refuse));
            if (refuse) {
                statement.execute(
                        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '%s'".formatted(name));
            }
        }
    }

    /** While it is open, whoever writes events waits. */
    private static final class Hold implements AutoCloseable {

        private final Connection connection = store.pool().getConnection();
        private final Statement statement = connection.createStatement();

        private Hold() throws SQLException {
            connection.setAutoCommit(false);
            statement.execute("LOCK TABLE command.domain_event_entry IN SHARE ROW EXCLUSIVE MODE");
        }

        /** Returns the writer's process of the server. */
        int awaitWriter() {
            return await().atMost(Duration.ofSeconds(20)).until(this::blocked, pid -> pid > 0);
        }

        private int blocked() {
            return store.database()
                    .sql("SELECT coalesce(max(pid), 0) FROM pg_stat_activity"
                            + " WHERE datname = current_database() AND wait_event_type = 'Lock'")
                    .query(Integer.class)
                    .single();
        }

        void terminate(int process) throws SQLException {
            statement.execute("SELECT pg_terminate_backend(" + process + ")");
        }

        @Override
        public void close() throws SQLException {
            connection.rollback();
            connection.setAutoCommit(true);
            connection.close();
        }
    }
}
