package io.recourse.command.scheduling;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceNotFoundException;
import org.axonframework.deadline.dbscheduler.DbSchedulerDeadlineManager;
import org.axonframework.deadline.dbscheduler.DbSchedulerDeadlineToken;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Axon's manager, for which nothing is wrong when what is to be cancelled has fired already: that happens whenever events are
 * handled later than they were meant to be. Axon's own fails, and with it the same event for ever.
 */
final class CancellableDeadlines extends DbSchedulerDeadlineManager {

    private static final Logger log = LoggerFactory.getLogger(CancellableDeadlines.class);

    private final Scheduler scheduler;

    CancellableDeadlines(Builder builder, Scheduler scheduler) {
        super(builder);
        this.scheduler = scheduler;
    }

    /** What is firing at this moment is not cancelled: whoever asks fails, and tries again a moment later. */
    @Override
    public void cancelSchedule(String deadlineName, String scheduleId) {
        runOnPrepareCommitOrNow(() -> {
            try {
                scheduler.cancel(new DbSchedulerDeadlineToken(scheduleId));
            } catch (TaskInstanceNotFoundException fired) {
                log.debug("deadline_fired_before_it_was_cancelled name={} scheduleId={}", deadlineName, scheduleId);
            }
        });
    }
}
