package io.recourse.command.scheduling;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import java.time.Duration;
import java.util.function.Supplier;
import org.axonframework.deadline.dbscheduler.DbSchedulerDeadlineManager;
import org.axonframework.deadline.dbscheduler.DbSchedulerHumanReadableDeadlineDetails;

/** Axon's task, tried again after 1, 2, 4 … seconds up to a minute; its own waits five minutes after every failure. */
final class DeadlineTask extends OneTimeTask<DbSchedulerHumanReadableDeadlineDetails> {

    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    private final Task<DbSchedulerHumanReadableDeadlineDetails> axons;

    DeadlineTask(Supplier<DbSchedulerDeadlineManager> manager) {
        this(DbSchedulerDeadlineManager.humanReadableTask(manager));
    }

    private DeadlineTask(Task<DbSchedulerHumanReadableDeadlineDetails> axons) {
        super(
                axons.getName(),
                DbSchedulerHumanReadableDeadlineDetails.class,
                DeadlineTask::tryAgain,
                DeadlineTask::takeOver);
        this.axons = axons;
    }

    @Override
    public void executeOnce(
            TaskInstance<DbSchedulerHumanReadableDeadlineDetails> deadline, ExecutionContext execution) {
        axons.execute(deadline, execution);
    }

    /** What a killed process had begun is still due when it was; the scheduler's own way takes the machine's time for that. */
    private static void takeOver(
            ExecutionComplete dead, ExecutionOperations<DbSchedulerHumanReadableDeadlineDetails> operations) {
        operations.reschedule(dead, dead.getExecution().executionTime);
    }

    private static void tryAgain(
            ExecutionComplete failed, ExecutionOperations<DbSchedulerHumanReadableDeadlineDetails> operations) {
        Duration wait = Duration.ofSeconds(1L << Math.min(failed.getExecution().consecutiveFailures, 6));
        operations.reschedule(
                failed, failed.getTimeDone().plus(wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT));
    }
}
