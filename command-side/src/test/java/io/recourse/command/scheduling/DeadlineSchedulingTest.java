package io.recourse.command.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import com.github.kagkarlsson.scheduler.Scheduler;
import io.recourse.command.sample.CounterMessages.Add;
import io.recourse.command.sample.CounterMessages.Open;
import io.recourse.runtime.axon.SagaStorage;
import io.recourse.runtime.clock.VirtualClock;
import io.recourse.runtime.deadletter.DeadLetter;
import io.recourse.runtime.deadletter.DeadLetters;
import io.recourse.runtime.deadletter.Outcome;
import io.recourse.testing.SampleApplication;
import io.recourse.testing.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.ScopeDescriptor;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.saga.SagaScopeDescriptor;
import org.axonframework.modelling.saga.SagaStorageException;
import org.axonframework.modelling.saga.repository.SagaStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Deadlines fire exactly once, whatever happens to the process in between. */
class DeadlineSchedulingTest {

    private static final Instant START = Instant.parse("2026-11-20T06:00:00Z");
    private static final Instant DUE = START.plus(ReminderSaga.PATIENCE);

    private static final ScopeDescriptor NOBODY = new SagaScopeDescriptor("NobodysSaga", "nobody");

    private final TestDatabase database = TestDatabase.fresh();

    @Test
    void deadlineFiresWhenItIsDueAndNotBefore() {
        try (ConfigurableApplicationContext application = start()) {
            VirtualClock clock = at(START, application);
            open("c", application);

            clock.advanceTo(DUE.minusNanos(1_000));
            assertThat(firings(application, "c")).isZero();
            clock.advanceTo(DUE);

            await().atMost(Duration.ofSeconds(60)).until(() -> firings(application, "c") == 1);
            await().until(() -> tasks(application) == 0 && sagas(application) == 0);
        }
    }

    @Test
    void deadlineWhoseInstantPassedWhileTheProcessWasDownFiresOnceAfterRestart() {
        try (ConfigurableApplicationContext application = start()) {
            at(START, application);
            open("slept", application);
        }

        try (ConfigurableApplicationContext application = start()) {
            at(DUE.plus(Duration.ofDays(3)), application);
            await().atMost(Duration.ofSeconds(60)).until(() -> firings(application, "slept") == 1);
            await().until(() -> tasks(application) == 0);
        }

        try (ConfigurableApplicationContext application = start()) {
            at(DUE.plus(Duration.ofDays(9)), application);
            await().during(Duration.ofSeconds(2)).until(() -> firings(application, "slept") == 1);
        }
    }

    @Test
    void deadlineThatIsStillToComeSurvivesARestart() {
        try (ConfigurableApplicationContext application = start()) {
            at(START, application);
            open("patient", application);
        }

        try (ConfigurableApplicationContext application = start()) {
            VirtualClock clock = at(START, application);
            assertThat(tasks(application)).isOne();
            clock.advanceTo(DUE);
            await().until(() -> firings(application, "patient") == 1);
        }
    }

    @Test
    void sagaThatComesLateSeesTheEventsBeforeIt() {
        try (ConfigurableApplicationContext withoutSaga = SampleApplication.start(database)) {
            withoutSaga.getBean(CommandGateway.class).sendAndWait(new Open("early"));
        }

        try (ConfigurableApplicationContext application = start()) {
            VirtualClock clock = at(START, application);
            await().until(() -> tasks(application) == 1);
            clock.advanceTo(DUE);
            await().until(() -> firings(application, "early") == 1);
        }
    }

    @Test
    void cancelledDeadlineNeverFires() {
        try (ConfigurableApplicationContext application = start()) {
            VirtualClock clock = at(START, application);
            open("met", application);
            application.getBean(CommandGateway.class).sendAndWait(new Add("met", ReminderSaga.CANCEL));
            await().until(() -> tasks(application) == 0);

            clock.advanceTo(DUE.plus(Duration.ofDays(1)));

            await().during(Duration.ofSeconds(2)).until(() -> firings(application, "met") == 0);
        }
    }

    @Test
    void unitOfWorkWritesWhatItHasScheduledAndCancelledInTheEnd() {
        try (ConfigurableApplicationContext application = start()) {
            at(START, application);
            DeadlineManager deadlines = application.getBean(DeadlineManager.class);
            String before = deadlines.schedule(DUE, "before", "b", NOBODY);
            assertThat(taskIds(application)).containsExactly(before);

            UnitOfWork<?> unit = begin(application);
            String kept = deadlines.schedule(DUE, "kept", "k", NOBODY);
            String other = deadlines.schedule(DUE.plusSeconds(1), "other", "o", NOBODY);
            String taken = deadlines.schedule(DUE, "taken back", "t", NOBODY);
            deadlines.cancelSchedule("taken back", taken);
            deadlines.cancelSchedule("before", before);
            deadlines.cancelSchedule("gone", "never-there");
            assertThat(taskIds(application)).as("before its end").containsExactly(before);
            unit.commit();
            assertThat(taskIds(application)).containsExactlyInAnyOrder(kept, other);

            UnitOfWork<?> failing = begin(application);
            deadlines.schedule(DUE, "never", "n", NOBODY);
            deadlines.cancelSchedule("kept", kept);
            failing.onCommit(committing -> {
                throw new IllegalStateException("a commit that fails");
            });
            assertThatIllegalStateException().isThrownBy(failing::commit);
            assertThat(taskIds(application)).containsExactlyInAnyOrder(kept, other);
        }
    }

    @Test
    void deadlineThatIsDueByTheTimeItIsCommittedFires() {
        try (ConfigurableApplicationContext application = start()) {
            VirtualClock clock = at(START, application);
            DeadlineManager deadlines = application.getBean(DeadlineManager.class);
            String witness = deadlines.schedule(DUE, "witness", "w", NOBODY);
            UnitOfWork<?> unit = begin(application);
            unit.onCommit(written -> {
                clock.advanceTo(DUE);
                await().until(() -> !taskIds(application).contains(witness));
            });
            deadlines.schedule(DUE, "late", "l", NOBODY);

            unit.commit();

            await().until(() -> tasks(application) == 0);
        }
    }

    private static UnitOfWork<?> begin(ConfigurableApplicationContext application) {
        UnitOfWork<?> unit = DefaultUnitOfWork.startAndGet(GenericEventMessage.asEventMessage("work"));
        unit.attachTransaction(application.getBean(TransactionManager.class));
        return unit;
    }

    private static List<String> taskIds(ConfigurableApplicationContext application) {
        return application
                .getBean(JdbcClient.class)
                .sql("SELECT task_instance FROM command.scheduled_tasks")
                .query((row, n) -> row.getString(1))
                .list();
    }

    @Test
    void sagaThatFailsTwiceHasItsEventPutAsideAlsoAfterAJavaErrorAndTakesItWhenToldTo() {
        try (ConfigurableApplicationContext application =
                SampleApplication.start(database, StumblingSaga.class, SagaStorage.class)) {
            application.getBean(CommandGateway.class).sendAndWait(new Open("stumbled"));

            DeadLetters letters = application.getBean(DeadLetters.class);
            await().atMost(Duration.ofSeconds(20)).until(() -> standing(letters).size() == 1);
            assertThat(StumblingSaga.ATTEMPTS).hasValue(2);
            assertThat(sagas(application)).isZero();
            assertThat(standing(letters).getFirst().cause().orElseThrow())
                    .startsWith("AssertionError at " + StumblingSaga.class.getName() + ".on:");

            assertThat(letters.retry(standing(letters).getFirst().id()).kind()).isEqualTo(Outcome.Kind.TAKEN);
            assertThat(firings(application, "stumbled")).isOne();
            assertThat(sagas(application)).isOne();
        }
    }

    private static List<DeadLetter> standing(DeadLetters letters) {
        return letters.list(Optional.of("stumbling"), Optional.empty(), Optional.empty(), 2);
    }

    @Test
    @Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void sagaThatAnotherProcessHoldsIsNotWaitedForForEver() throws Exception {
        try (ConfigurableApplicationContext before = start()) {
            open("held", before);
        }
        // A process that remembers nothing of it.
        try (ConfigurableApplicationContext application = start();
                Connection another = database.dataSource().getConnection()) {
            another.setAutoCommit(false);
            String sagaId = hold(another);
            TransactionTemplate transaction =
                    new TransactionTemplate(application.getBean(PlatformTransactionManager.class));
            SagaStore<?> store = application.getBean(SagaStore.class);

            assertThatExceptionOfType(SagaStorageException.class)
                    .isThrownBy(() -> transaction.execute(status -> load(store, sagaId)));
            another.rollback();

            assertThat(transaction.<Boolean>execute(status -> load(store, sagaId) == null))
                    .isFalse();
        }
    }

    private static String hold(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet saga = statement.executeQuery("SELECT saga_id FROM command.saga_entry FOR UPDATE")) {
            assertThat(saga.next()).isTrue();
            return saga.getString(1);
        }
    }

    @SuppressWarnings("unchecked")
    private static SagaStore.@Nullable Entry<ReminderSaga> load(SagaStore<?> store, String sagaId) {
        return ((SagaStore<Object>) store).loadSaga(ReminderSaga.class, sagaId);
    }

    @Test
    void healthSaysWhatHasBeenDueForTooLong() {
        try (ConfigurableApplicationContext application = start()) {
            HealthIndicator health = application.getBean("deadlinesHealthIndicator", HealthIndicator.class);
            VirtualClock clock = at(START, application);
            open("overdue", application);
            assertThat(statusOf(health)).isEqualTo(Status.UP);

            application.getBean(Scheduler.class).pause();
            clock.advanceTo(DUE.plus(Duration.ofMinutes(6)));
            assertThat(statusOf(health)).isEqualTo(Status.DOWN);

            application.getBean(Scheduler.class).resume();
            clock.advanceTo(clock.instant());
            await().until(() -> statusOf(health).equals(Status.UP));
        }
    }

    @Test
    void storedDeadlineIsJson() {
        try (ConfigurableApplicationContext application = start()) {
            at(START, application);
            open("json", application);

            assertThat(application
                            .getBean(JdbcClient.class)
                            .sql("SELECT convert_from(task_data, 'UTF8')::json ->> 'payload'"
                                    + " FROM command.scheduled_tasks")
                            .query(String.class)
                            .single())
                    .isEqualTo("{\"counter\":\"json\"}");
        }
    }

    private static Status statusOf(HealthIndicator indicator) {
        return Objects.requireNonNull(indicator.health()).getStatus();
    }

    private ConfigurableApplicationContext start() {
        return SampleApplication.start(database, DeadlineScheduling.class, ReminderSaga.class, Time.class);
    }

    private static VirtualClock at(Instant instant, ConfigurableApplicationContext application) {
        VirtualClock clock = application.getBean(VirtualClock.class);
        clock.advanceTo(instant);
        return clock;
    }

    private static void open(String counter, ConfigurableApplicationContext application) {
        application.getBean(CommandGateway.class).sendAndWait(new Open(counter));
        await().until(() -> tasks(application) == 1);
    }

    private static long firings(ConfigurableApplicationContext application, String counter) {
        return count(
                application,
                "SELECT count(*) FROM command.domain_event_entry WHERE aggregate_identifier = '" + counter
                        + "' AND convert_from(payload, 'UTF8')::json ->> 'amount' = '1'");
    }

    private static long tasks(ConfigurableApplicationContext application) {
        return count(application, "SELECT count(*) FROM command.scheduled_tasks");
    }

    private static long sagas(ConfigurableApplicationContext application) {
        return count(application, "SELECT count(*) FROM command.saga_entry");
    }

    private static long count(ConfigurableApplicationContext application, String sql) {
        return application
                .getBean(JdbcClient.class)
                .sql(sql)
                .query((row, n) -> row.getLong(1))
                .single();
    }

    @Configuration(proxyBeanMethods = false)
    static class Time {

        @Bean
        VirtualClock virtualClock() {
            return new VirtualClock(START);
        }
    }
}
