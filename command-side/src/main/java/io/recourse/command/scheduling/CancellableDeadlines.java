package io.recourse.command.scheduling;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceNotFoundException;
import io.recourse.runtime.axon.Side;
import org.axonframework.deadline.dbscheduler.DbSchedulerDeadlineManager;
import org.axonframework.deadline.dbscheduler.DbSchedulerDeadlineToken;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Axon's manager, for which nothing is wrong when what is to be cancelled has fired already: that happens whenever events are
 * handled later than they were meant to be. Axon's own fails, and with it the same event for ever.
 */
final class CancellableDeadlines extends DbSchedulerDeadlineManager {

    private static final Logger log = LoggerFactory.getLogger(CancellableDeadlines.class);

    /** Nearly always it is there and waits: then one statement does. */
    private static final String TAKE_BACK = "DELETE FROM " + Side.COMMAND.table("scheduled_tasks")
            + " WHERE task_name = ? AND task_instance = ? AND NOT picked";

    private final Scheduler scheduler;
    private final JdbcClient database;

    CancellableDeadlines(Builder builder, Scheduler scheduler, JdbcClient database) {
        super(builder);
        this.scheduler = scheduler;
        this.database = database;
    }

    /** What is firing at this moment is not cancelled: whoever asks fails, and tries again a moment later. */
    @Override
    public void cancelSchedule(String deadlineName, String scheduleId) {
        DbSchedulerDeadlineToken id = new DbSchedulerDeadlineToken(scheduleId);
        runOnPrepareCommitOrNow(() -> {
            if (database.sql(TAKE_BACK).params(id.getTaskName(), id.getId()).update() == 0) {
                cancelOther(deadlineName, id);
            }
        });
    }

    private void cancelOther(String deadlineName, DbSchedulerDeadlineToken id) {
        try {
            scheduler.cancel(id);
        } catch (TaskInstanceNotFoundException fired) {
            log.debug("deadline_fired_before_it_was_cancelled name={} scheduleId={}", deadlineName, id.getId());
        }
    }
}
