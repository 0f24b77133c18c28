package io.recourse.runtime.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.saga.AssociationValue;
import org.axonframework.modelling.saga.AssociationValues;
import org.axonframework.modelling.saga.AssociationValuesImpl;
import org.axonframework.modelling.saga.repository.SagaStore;
import org.axonframework.modelling.saga.repository.jdbc.JdbcSagaStore;
import org.axonframework.modelling.saga.repository.jdbc.PostgresSagaSqlSchema;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** What is remembered of sagas is what the database has. A saga is a text here. */
class RememberedSagasTest {

    private static final Class<String> SAGA = String.class;
    private static final AssociationValue CASE = new AssociationValue("case", "c-1");
    private static final AssociationValue PAYMENT = new AssociationValue("payment", "p-1");

    private static HikariDataSource database;
    private static SagaStore<Object> stored;

    private RememberedSagas sagas;

    @BeforeAll
    static void start() {
        database = TestStore.pool(TestStore.migrated());
        stored = JdbcSagaStore.builder()
                .connectionProvider(new SpringDataSourceConnectionProvider(database))
                .sqlSchema(new PostgresSagaSqlSchema(AxonTables.sagas()))
                .serializer(TestStore.JSON)
                .build();
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @BeforeEach
    void forget() {
        JdbcClient.create(database)
                .sql("TRUNCATE command.saga_entry, command.association_value_entry")
                .update();
        sagas = new RememberedSagas(stored, TestStore.JSON);
    }

    @Test
    void committedSagaIsFoundAndLoaded() {
        assertThat(found(CASE)).isEmpty();

        commit(() -> insert("s", "new", CASE));
        assertThat(found(CASE)).containsExactly("s");
        assertThat(loaded("s")).isEqualTo(new State("new", Set.of(CASE)));

        commit(() -> update("s", "changed", values -> {
            values.add(PAYMENT);
            values.remove(CASE);
        }));
        assertThat(found(CASE)).isEmpty();
        assertThat(found(PAYMENT)).containsExactly("s");
        assertThat(loaded("s")).isEqualTo(new State("changed", Set.of(PAYMENT)));

        commit(() -> sagas.deleteSaga(SAGA, "s", Set.of(PAYMENT)));
        assertThat(found(PAYMENT)).isEmpty();
        assertThat(loaded("s")).isNull();
    }

    @Test
    void sagaIsRememberedAndNotOnlyStored() {
        commit(() -> insert("s", "new", CASE));
        assertThat(found(CASE)).containsExactly("s");
        forgetInTheDatabase();

        assertThat(found(CASE)).containsExactly("s");
        assertThat(loaded("s")).isEqualTo(new State("new", Set.of(CASE)));
    }

    @Test
    void whatIsRolledBackHasNotHappened() {
        commit(() -> insert("s", "new", CASE));
        assertThat(found(CASE)).containsExactly("s");

        rollBack(() -> update("s", "changed", values -> values.remove(CASE)));
        assertThat(loaded("s")).isEqualTo(new State("new", Set.of(CASE)));
        assertThat(found(CASE)).containsExactly("s");

        rollBack(() -> sagas.deleteSaga(SAGA, "s", Set.of(CASE)));
        assertThat(loaded("s")).isEqualTo(new State("new", Set.of(CASE)));
        assertThat(found(CASE)).containsExactly("s");

        rollBack(() -> insert("t", "never", CASE));
        assertThat(loaded("t")).isNull();
        assertThat(found(CASE)).containsExactly("s");
    }

    @Test
    void unitSeesItsOwnWorkAndNobodyElseDoesBeforeItEnds() {
        commit(() -> insert("old", "old", CASE));
        commit(() -> {
            insert("s", "new", CASE);
            sagas.deleteSaga(SAGA, "old", Set.of(CASE));
            assertThat(found(CASE)).containsExactly("s");
            assertThat(loaded("s")).isEqualTo(new State("new", Set.of(CASE)));

            CompletableFuture.runAsync(() -> {
                        assertThat(found(CASE)).containsExactly("old");
                        assertThat(loaded("s")).isNull();
                    })
                    .join();
        });

        assertThat(found(CASE)).containsExactly("s");
    }

    @Test
    void lookThatCameTooEarlyDoesNotHideANewSaga() throws Exception {
        CountDownLatch looked = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        sagas = new RememberedSagas(new SlowLook(looked, mayEnd), TestStore.JSON);
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            CountDownLatch inserted = new CountDownLatch(1);
            CompletableFuture<Void> inserting = CompletableFuture.runAsync(
                    () -> commit(() -> {
                        insert("s", "new", CASE);
                        inserted.countDown();
                        awaited(looked);
                    }),
                    threads);
            awaited(inserted);
            CompletableFuture<Set<String>> early = CompletableFuture.supplyAsync(() -> found(CASE), threads);
            await().until(() -> !stored.findSagas(SAGA, CASE).isEmpty());
            mayEnd.countDown();

            assertThat(early.get(20, TimeUnit.SECONDS)).isEmpty();
            inserting.get(20, TimeUnit.SECONDS);
        }

        assertThat(found(CASE)).containsExactly("s");
    }

    @Test
    void lastOfSeveralNestedUnitsHasTheLastWord() {
        commit(() -> insert("s", "0", CASE));
        found(CASE);
        found(PAYMENT);

        commit(() -> {
            nested(() -> update("s", "1", values -> values.add(PAYMENT)));
            nested(() -> update("s", "2", values -> values.remove(PAYMENT)));
            nested(() -> update("s", "3", values -> values.remove(CASE)));
            nested(() -> update("s", "4", values -> values.add(CASE)));
            nested(() -> insert("t", "0", PAYMENT));
            nested(() -> sagas.deleteSaga(SAGA, "t", Set.of(PAYMENT)));
        });

        assertThat(loaded("s")).isEqualTo(new State("4", Set.of(CASE)));
        assertThat(loaded("t")).isNull();
        assertThat(found(CASE)).containsExactly("s");
        assertThat(found(PAYMENT)).isEmpty();
    }

    @Test
    void nestedUnitThatFailsLeavesWhatTheOthersDid() {
        commit(() -> insert("s", "0", CASE));
        found(CASE);
        found(PAYMENT);

        commit(() -> {
            nested(() -> update("s", "1", values -> values.add(PAYMENT)));
            nestedRollBack(() -> update("s", "2", values -> values.remove(CASE)));
        });

        assertThat(loaded("s")).isEqualTo(new State("1", Set.of(CASE, PAYMENT)));
        assertThat(found(CASE)).containsExactly("s");
        assertThat(found(PAYMENT)).containsExactly("s");

        rollBack(() -> nested(() -> update("s", "3", values -> values.remove(CASE))));

        assertThat(loaded("s")).isEqualTo(new State("1", Set.of(CASE, PAYMENT)));
        assertThat(found(CASE)).containsExactly("s");
    }

    @Test
    void whatIsRememberedIsWhatIsStoredWhateverManyThreadsDo() {
        List<AssociationValue> values = IntStream.range(0, 6)
                .mapToObj(i -> new AssociationValue("key", "v-" + i))
                .toList();
        Map<String, ReentrantLock> locks = IntStream.range(0, 10)
                .mapToObj(i -> "s-" + i)
                .collect(Collectors.toMap(id -> id, id -> new ReentrantLock()));
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<CompletableFuture<Void>> working = IntStream.range(0, 4)
                    .mapToObj(i -> CompletableFuture.runAsync(() -> work(new Random(i), locks, values), threads))
                    .toList();
            working.forEach(CompletableFuture::join);
        }

        for (AssociationValue value : values) {
            assertThat(found(value)).as(value.toString()).isEqualTo(stored.findSagas(SAGA, value));
        }
        for (String id : locks.keySet()) {
            assertThat(loaded(id)).as(id).isEqualTo(state(stored.loadSaga(SAGA, id)));
        }
    }

    /** As the repository does: the lock of a saga is held until the unit of work has ended. */
    private void work(Random random, Map<String, ReentrantLock> locks, List<AssociationValue> values) {
        List<String> ids = List.copyOf(locks.keySet());
        for (int i = 0; i < 300; i++) {
            found(values.get(random.nextInt(values.size())));
            String id = ids.get(random.nextInt(ids.size()));
            ReentrantLock lock = Objects.requireNonNull(locks.get(id));
            lock.lock();
            try {
                Runnable unit = () -> step(id, random, values);
                if (random.nextInt(5) == 0) {
                    rollBack(unit);
                } else {
                    commit(unit);
                }
                same(id, values);
            } finally {
                lock.unlock();
            }
        }
    }

    private void step(String id, Random random, List<AssociationValue> values) {
        for (int i = 0; i < 1 + random.nextInt(3); i++) {
            switch (random.nextInt(4)) {
                case 0 -> change(id, random, values);
                case 1 -> nestedRollBack(() -> change(id, random, values));
                default -> nested(() -> change(id, random, values));
            }
            same(id, values);
        }
    }

    private void change(String id, Random random, List<AssociationValue> values) {
        String text = "state " + random.nextInt();
        @Nullable State now = loaded(id);
        if (now == null) {
            insert(id, text, any(random, values).toArray(AssociationValue[]::new));
        } else if (random.nextInt(4) == 0) {
            sagas.deleteSaga(SAGA, id, now.values());
        } else {
            update(id, text, associations -> {
                any(random, values).forEach(associations::add);
                any(random, values).forEach(associations::remove);
            });
        }
    }

    private static Stream<AssociationValue> any(Random random, List<AssociationValue> values) {
        return values.stream().filter(value -> random.nextInt(3) == 0).toList().stream();
    }

    /** Nobody else changes the saga now. */
    private void same(String id, List<AssociationValue> values) {
        assertThat(loaded(id)).isEqualTo(state(stored.loadSaga(SAGA, id)));
        for (AssociationValue value : values) {
            assertThat(found(value).contains(id))
                    .as("%s found by %s", id, value)
                    .isEqualTo(stored.findSagas(SAGA, value).contains(id));
        }
    }

    private record State(String text, Set<AssociationValue> values) {}

    private static @Nullable State state(SagaStore.@Nullable Entry<String> entry) {
        return entry == null ? null : new State(entry.saga(), Set.copyOf(entry.associationValues()));
    }

    private @Nullable State loaded(String id) {
        return state(sagas.loadSaga(SAGA, id));
    }

    private Set<String> found(AssociationValue value) {
        return sagas.findSagas(SAGA, value);
    }

    private void insert(String id, String text, AssociationValue... values) {
        sagas.insertSaga(SAGA, id, text, Set.of(values));
    }

    private void update(String id, String text, Consumer<AssociationValues> change) {
        AssociationValues values = new AssociationValuesImpl(
                new HashSet<>(Objects.requireNonNull(loaded(id)).values()));
        change.accept(values);
        sagas.updateSaga(SAGA, id, text, values);
    }

    private static void forgetInTheDatabase() {
        JdbcClient.create(database)
                .sql("TRUNCATE command.saga_entry, command.association_value_entry")
                .update();
    }

    private static void commit(Runnable work) {
        in(unit -> {
            work.run();
            return unit::commit;
        });
    }

    private static void rollBack(Runnable work) {
        in(unit -> {
            work.run();
            return unit::rollback;
        });
    }

    private static void in(Function<UnitOfWork<?>, Runnable> work) {
        UnitOfWork<?> unit = DefaultUnitOfWork.startAndGet(null);
        try {
            unit.attachTransaction(new SpringTransactionManager(new JdbcTransactionManager(database)));
            work.apply(unit).run();
        } finally {
            if (unit.isActive()) {
                unit.rollback();
            }
        }
    }

    private static void nested(Runnable work) {
        UnitOfWork<?> unit = DefaultUnitOfWork.startAndGet(null);
        work.run();
        unit.commit();
    }

    private static void nestedRollBack(Runnable work) {
        try (HandlerSavepoint savepoint = HandlerSavepoint.in(database)) {
            UnitOfWork<?> unit = DefaultUnitOfWork.startAndGet(null);
            work.run();
            unit.rollback();
            assertThat(savepoint).isNotNull();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static void awaited(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }

    /** Looks, and answers when it may. */
    private record SlowLook(CountDownLatch looked, CountDownLatch mayEnd) implements SagaStore<Object> {

        @Override
        public Set<String> findSagas(Class<?> type, AssociationValue value) {
            Set<String> found = stored.findSagas(type, value);
            looked.countDown();
            awaited(mayEnd);
            return found;
        }

        @Override
        public <S> @Nullable Entry<S> loadSaga(Class<S> type, String id) {
            return stored.loadSaga(type, id);
        }

        @Override
        public void insertSaga(Class<?> type, String id, Object saga, Set<AssociationValue> values) {
            stored.insertSaga(type, id, saga, values);
        }

        @Override
        public void updateSaga(Class<?> type, String id, Object saga, AssociationValues values) {
            stored.updateSaga(type, id, saga, values);
        }

        @Override
        public void deleteSaga(Class<?> type, String id, Set<AssociationValue> values) {
            stored.deleteSaga(type, id, values);
        }
    }
}
