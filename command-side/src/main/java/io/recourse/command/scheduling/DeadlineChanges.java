package io.recourse.command.scheduling;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceNotFoundException;
import com.github.kagkarlsson.scheduler.task.SchedulableInstance;
import io.recourse.runtime.axon.Side;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.deadline.dbscheduler.DbSchedulerDeadlineToken;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Deadlines that are to be scheduled, and others that are to be cancelled. */
final class DeadlineChanges {

    private static final Logger LOG = LoggerFactory.getLogger(DeadlineChanges.class);

    /** Nearly always they are there and wait: then one statement does. */
    private static final String TAKE_BACK = "DELETE FROM " + Side.COMMAND.table("scheduled_tasks")
            + " WHERE task_name = ? AND task_instance = ANY (?) AND NOT picked RETURNING task_instance";

    private final Map<String, SchedulableInstance<?>> scheduled = new LinkedHashMap<>();
    private final Set<String> cancelled = new HashSet<>();

    void schedule(SchedulableInstance<?> deadline) {
        scheduled.put(deadline.getId(), deadline);
    }

    void cancel(String id) {
        if (scheduled.remove(id) == null) {
            cancelled.add(id);
        }
    }

    /** @throws com.github.kagkarlsson.scheduler.exceptions.SchedulerException when one is firing that is to be cancelled */
    void write(Scheduler scheduler, JdbcClient database) {
        if (!scheduled.isEmpty()) {
            scheduler.scheduleBatch(List.copyOf(scheduled.values()));
        }
        if (!cancelled.isEmpty()) {
            Set<String> left = new HashSet<>(cancelled);
            database.sql(TAKE_BACK)
                    .param(new DbSchedulerDeadlineToken("").getTaskName())
                    .param(cancelled.toArray(String[]::new))
                    .query(String.class)
                    .list()
                    .forEach(left::remove);
            left.forEach(id -> cancelOther(id, scheduler));
        }
    }

    /** Nothing is wrong when it has fired already: that happens whenever events are handled later than they were meant to be. */
    private static void cancelOther(String id, Scheduler scheduler) {
        try {
            scheduler.cancel(new DbSchedulerDeadlineToken(id));
        } catch (TaskInstanceNotFoundException fired) {
            LOG.debug("deadline_fired_before_it_was_cancelled scheduleId={}", id);
        }
    }
}
