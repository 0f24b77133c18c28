package io.recourse.command.scheduling;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.event.AbstractSchedulerListener;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Looks for due deadlines as soon as one that is due before the next poll has been committed. */
final class PromptDeadlines extends AbstractSchedulerListener {

    private final Scheduler scheduler;
    private final Clock clock;
    private final Duration pollingInterval;

    PromptDeadlines(Scheduler scheduler, Clock clock, Duration pollingInterval) {
        this.scheduler = scheduler;
        this.clock = clock;
        this.pollingInterval = pollingInterval;
    }

    @Override
    public void onExecutionScheduled(TaskInstanceId deadline, Instant due) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            lookIfNear(due);
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                lookIfNear(due);
            }
        });
    }

    /** Asked of a deadline that others see: a clock that stands still may have been advanced before it was committed, and not again. */
    private void lookIfNear(Instant due) {
        if (!due.isAfter(clock.instant().plus(pollingInterval))) {
            scheduler.triggerCheckForDueExecutions();
        }
    }
}
