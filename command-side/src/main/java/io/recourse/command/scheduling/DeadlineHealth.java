package io.recourse.command.scheduling;

import com.github.kagkarlsson.scheduler.Scheduler;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Up while the scheduler runs and nothing has been due for long; a promise that nobody wakes is broken in silence. */
final class DeadlineHealth implements HealthIndicator {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final String OVERDUE = "SELECT count(*) FROM command.scheduled_tasks WHERE execution_time < ?";

    private final Scheduler scheduler;
    private final JdbcClient database;
    private final Clock clock;

    DeadlineHealth(Scheduler scheduler, JdbcClient database, Clock clock) {
        this.scheduler = scheduler;
        this.database = database;
        this.clock = clock;
    }

    @Override
    public Health health() {
        boolean running = scheduler.getSchedulerState().isStarted()
                && !scheduler.getSchedulerState().isShuttingDown();
        long overdue = database.sql(OVERDUE)
                .param(OffsetDateTime.ofInstant(clock.instant().minus(PATIENCE), ZoneOffset.UTC))
                .query((row, n) -> row.getLong(1))
                .single();
        return (running && overdue == 0 ? Health.up() : Health.down())
                .withDetail("running", running)
                .withDetail("overdue", overdue)
                .build();
    }
}
