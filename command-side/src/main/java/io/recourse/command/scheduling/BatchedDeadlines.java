package io.recourse.command.scheduling;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.SchedulableInstance;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import java.time.Instant;
import java.util.function.Consumer;
import org.axonframework.common.IdentifierFactory;
import org.axonframework.deadline.DeadlineMessage;
import org.axonframework.deadline.GenericDeadlineMessage;
import org.axonframework.deadline.dbscheduler.DbSchedulerDeadlineManager;
import org.axonframework.deadline.dbscheduler.DbSchedulerDeadlineToken;
import org.axonframework.deadline.dbscheduler.DbSchedulerHumanReadableDeadlineDetails;
import org.axonframework.messaging.ScopeDescriptor;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Axon's manager, which looks for each deadline before it writes it, but writes by itself: all that one unit of work schedules and
 * cancels goes into two statements at its end, within its transaction. What it schedules and cancels again is never written.
 */
final class BatchedDeadlines extends DbSchedulerDeadlineManager {

    private final Serializer serializer;
    private final Scheduler scheduler;
    private final JdbcClient database;
    private final String changesOfUnit = "deadlines of " + this;

    /** @param serializer the one that the builder has been given */
    BatchedDeadlines(Builder builder, Serializer serializer, Scheduler scheduler, JdbcClient database) {
        super(builder);
        this.serializer = serializer;
        this.scheduler = scheduler;
        this.database = database;
    }

    @Override
    public String schedule(Instant due, String deadlineName, @Nullable Object content, ScopeDescriptor scope) {
        String id = IdentifierFactory.getInstance().generateIdentifier();
        DeadlineMessage<Object> message = GenericDeadlineMessage.asDeadlineMessage(deadlineName, content, due);
        change(changes -> changes.schedule(instance(id, due, processDispatchInterceptors(message), scope)));
        return id;
    }

    /** What is firing at this moment is not cancelled: the unit of work fails, and is tried again a moment later. */
    @Override
    public void cancelSchedule(String deadlineName, String scheduleId) {
        change(changes -> changes.cancel(scheduleId));
    }

    /** As its superclass keeps it, which fires it. */
    private SchedulableInstance<?> instance(
            String id, Instant due, DeadlineMessage<Object> message, ScopeDescriptor scope) {
        SerializedObject<String> scopeText = serializer.serialize(scope, String.class);
        SerializedObject<String> content = serializer.serialize(message.getPayload(), String.class);
        SerializedObject<String> metaData = serializer.serialize(message.getMetaData(), String.class);
        return TaskDescriptor.of(
                        new DbSchedulerDeadlineToken(id).getTaskName(), DbSchedulerHumanReadableDeadlineDetails.class)
                .instance(id)
                .data(new DbSchedulerHumanReadableDeadlineDetails(
                        message.getDeadlineName(),
                        scopeText.getData(),
                        scopeText.getType().getName(),
                        content.getData(),
                        content.getType().getName(),
                        content.getType().getRevision(),
                        metaData.getData()))
                .scheduledTo(due);
    }

    private void change(Consumer<DeadlineChanges> change) {
        if (CurrentUnitOfWork.isStarted()) {
            CurrentUnitOfWork.get().onPrepareCommit(unit -> change.accept(changesOf(unit)));
        } else {
            DeadlineChanges alone = new DeadlineChanges();
            change.accept(alone);
            alone.write(scheduler, database);
        }
    }

    /** Written before the transaction of the unit commits, because that was to be told of the commit before this. */
    private DeadlineChanges changesOf(UnitOfWork<?> unit) {
        return unit.getOrComputeResource(changesOfUnit, key -> {
            DeadlineChanges changes = new DeadlineChanges();
            unit.onCommit(committing -> changes.write(scheduler, database));
            return changes;
        });
    }
}
