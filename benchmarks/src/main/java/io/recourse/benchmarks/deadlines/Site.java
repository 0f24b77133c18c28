package io.recourse.benchmarks.deadlines;

import com.github.kagkarlsson.scheduler.Scheduler;
import io.recourse.benchmarks.server.PostgresServer;
import io.recourse.command.deadline.DeadlineSaga;
import io.recourse.dispute.DisputeEvent;
import io.recourse.runtime.clock.VirtualClock;
import io.recourse.runtime.vault.MasterKeys;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.saga.SagaScopeDescriptor;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A running application with a database of its own. Its scheduler polls, as in life. */
final class Site implements AutoCloseable {

    /** As the saga's own payload. */
    private record Due(String caseId, String name) {}

    private static final String DEADLINE = "case-deadline-due";
    private static final String NOBODY = "http://issuer.invalid";

    private final ConfigurableApplicationContext application;
    private final DeadlineManager deadlines;
    private final TransactionManager transactions;

    private Site(ConfigurableApplicationContext application) {
        this.application = application;
        this.deadlines = application.getBean(DeadlineManager.class);
        this.transactions = application.getBean(TransactionManager.class);
    }

    static Site on(String url) {
        return new Site(new SpringApplicationBuilder(DeadlinesApplication.class)
                .web(WebApplicationType.NONE)
                .run(
                        "--spring.config.import=classpath:recourse.yaml",
                        "--logging.level.root=warn",
                        "--spring.main.banner-mode=off",
                        "--spring.datasource.hikari.maximum-pool-size=16",
                        "--RECOURSE_DB_URL=" + url,
                        "--RECOURSE_DB_USER=" + PostgresServer.USER,
                        "--RECOURSE_DB_PASSWORD=" + PostgresServer.USER,
                        "--RECOURSE_MASTER_KEYS=" + MasterKeys.generate(),
                        "--RECOURSE_ISSUER_URI=" + NOBODY,
                        "--RECOURSE_JWK_SET_URI=" + NOBODY));
    }

    JdbcClient database() {
        return application.getBean(JdbcClient.class);
    }

    long pending() {
        return database()
                .sql("SELECT count(*) FROM command.scheduled_tasks")
                .query((row, n) -> row.getLong(1))
                .single();
    }

    String schedule(Instant due, String saga) {
        return deadlines.schedule(
                due, DEADLINE, new Due("case_" + saga, "RESOLUTION"), new SagaScopeDescriptor("DeadlineSaga", saga));
    }

    void cancel(String scheduleId) {
        deadlines.cancelSchedule(DEADLINE, scheduleId);
    }

    /** Does it in a unit of work and a transaction of its own, as Axon calls a saga. */
    Timing timed(Runnable work) {
        long[] written = new long[1];
        long begin = System.nanoTime();
        UnitOfWork<?> unit = DefaultUnitOfWork.startAndGet(new GenericMessage<>("benchmark"));
        unit.attachTransaction(transactions);
        // Callbacks of this phase run in reverse order: this one before the transaction's.
        unit.onCommit(u -> written[0] = System.nanoTime() - begin);
        unit.execute(work);
        return new Timing(written[0], System.nanoTime() - begin);
    }

    /** Returns when the saga has handled them. */
    void publish(List<? extends DisputeEvent> events) throws InterruptedException {
        EventStore store = application.getBean(EventStore.class);
        transactions.executeInTransaction(() -> store.publish(
                events.stream().map(GenericEventMessage::asEventMessage).toList()));
        long head = position(store.createHeadToken());
        StreamingEventProcessor sagas = application
                .getBean(EventProcessingConfiguration.class)
                .eventProcessor(DeadlineSaga.GROUP, StreamingEventProcessor.class)
                .orElseThrow();
        Until.is(() -> seen(head, sagas.processingStatus().values()));
    }

    void poll() {
        application.getBean(Scheduler.class).triggerCheckForDueExecutions();
    }

    void advanceTo(Instant instant) {
        application.getBean(VirtualClock.class).advanceTo(instant);
    }

    int woken() {
        return application.getBean(WokenCases.class).count();
    }

    @Override
    public void close() {
        application.close();
    }

    private static boolean seen(long head, Collection<EventTrackerStatus> segments) {
        return !segments.isEmpty()
                && segments.stream().allMatch(segment -> position(segment.getTrackingToken()) >= head);
    }

    private static long position(@Nullable TrackingToken token) {
        return token == null ? -1 : token.position().orElse(-1);
    }
}
