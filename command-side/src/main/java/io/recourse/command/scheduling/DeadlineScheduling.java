package io.recourse.command.scheduling;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.recourse.runtime.axon.Side;
import io.recourse.runtime.clock.VirtualClock;
import io.recourse.runtime.trace.TracedHandling;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.config.ConfigurationScopeAwareProvider;
import org.axonframework.deadline.dbscheduler.DbSchedulerDeadlineManager;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/** One scheduler on the one clock. Axon starts it after the sagas and stops it before them. */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
public class DeadlineScheduling {

    /** Some more than gateways far away can hold up, two each; fewer than leave no connection for their commands. */
    private static final int THREADS = 8;

    private static final Duration POLLING_INTERVAL = Duration.ofSeconds(1);
    private static final Duration SHUTDOWN_LIMIT = Duration.ofSeconds(20);

    /** Six missed heartbeats, and another process takes over what a killed one had begun. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);

    @Bean(destroyMethod = "")
    Scheduler deadlineScheduler(DataSource database, Clock clock, ObjectProvider<DbSchedulerDeadlineManager> manager) {
        // Inside a unit of work a deadline is written by its transaction, or not at all.
        Scheduler scheduler = Scheduler.create(
                        new TransactionAwareDataSourceProxy(database), new DeadlineTask(manager::getObject))
                .tableName(Side.COMMAND.table("scheduled_tasks"))
                .jdbcCustomization(new PostgreSqlJdbcCustomization(false, false))
                .serializer(new DeadlineJson())
                .clock(clock::instant)
                .threads(THREADS)
                .pollingInterval(POLLING_INTERVAL)
                .pollUsingLockAndFetch(0.5, 4.0)
                .heartbeatInterval(HEARTBEAT)
                .shutdownMaxWait(SHUTDOWN_LIMIT)
                .build();
        scheduler.registerSchedulerListener(new PromptDeadlines(scheduler, clock, POLLING_INTERVAL));
        if (clock instanceof VirtualClock virtual) {
            virtual.onAdvance(scheduler::triggerCheckForDueExecutions);
        }
        return scheduler;
    }

    @Bean
    DbSchedulerDeadlineManager deadlineManager(
            Scheduler scheduler,
            Serializer serializer,
            TransactionManager transactions,
            JdbcClient database,
            Configuration axon) {
        DbSchedulerDeadlineManager manager = new BatchedDeadlines(
                DbSchedulerDeadlineManager.builder()
                        .scheduler(scheduler)
                        .serializer(serializer)
                        .transactionManager(transactions)
                        .scopeAwareProvider(new ConfigurationScopeAwareProvider(axon))
                        .useBinaryPojo(false),
                serializer,
                scheduler,
                database);
        manager.registerHandlerInterceptor(new TracedHandling<>());
        manager.registerHandlerInterceptor(new CorrelationDataInterceptor<>(axon.correlationDataProviders()));
        return manager;
    }

    @Bean
    OverdueDeadlines overdueDeadlines(JdbcClient database, Clock clock) {
        return new OverdueDeadlines(database, clock);
    }

    @Bean
    HealthIndicator deadlinesHealthIndicator(Scheduler scheduler, OverdueDeadlines deadlines) {
        return new DeadlineHealth(scheduler, deadlines);
    }

    @Bean
    MeterBinder deadlineGauges(OverdueDeadlines deadlines) {
        return registry -> Gauge.builder("recourse.deadlines.overdue", deadlines, OverdueDeadlines::count)
                .description("Deadlines that have been due for five minutes, and that nobody was woken for")
                .baseUnit("deadlines")
                .strongReference(true)
                .register(registry);
    }
}
