package io.recourse.command.scheduling;

import com.github.kagkarlsson.scheduler.Scheduler;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Up while the scheduler runs and nothing has been due for long; a promise that nobody wakes is broken in silence. */
record DeadlineHealth(Scheduler scheduler, OverdueDeadlines deadlines) implements HealthIndicator {

    @Override
    public Health health() {
        boolean running = scheduler.getSchedulerState().isStarted()
                && !scheduler.getSchedulerState().isShuttingDown();
        long overdue = deadlines.count();
        return (running && overdue == 0 ? Health.up() : Health.down())
                .withDetail("running", running)
                .withDetail("overdue", overdue)
                .build();
    }
}
