package io.recourse.command.scheduling;

import io.recourse.command.sample.CounterMessages.Add;
import io.recourse.command.sample.CounterMessages.Added;
import io.recourse.command.sample.CounterMessages.Opened;
import java.time.Clock;
import java.time.Duration;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.deadline.annotation.DeadlineHandler;
import org.axonframework.modelling.saga.EndSaga;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.StartSaga;
import org.axonframework.spring.stereotype.Saga;

/** Adds one to a counter a day after it was opened, unless somebody adds {@link #CANCEL} before. */
@Saga
@ProcessingGroup("reminders")
public class ReminderSaga {

    static final Duration PATIENCE = Duration.ofDays(1);
    static final int CANCEL = 100;

    private String scheduleId = "";

    /** What the deadline carries. */
    record Due(String counter) {}

    @StartSaga
    @SagaEventHandler(associationProperty = "counter")
    void on(Opened event, DeadlineManager deadlines, Clock clock) {
        scheduleId = deadlines.schedule(clock.instant().plus(PATIENCE), "reminder", new Due(event.counter()));
    }

    @SagaEventHandler(associationProperty = "counter")
    void on(Added event, DeadlineManager deadlines) {
        if (event.amount() == CANCEL) {
            deadlines.cancelSchedule("reminder", scheduleId);
        }
    }

    @EndSaga
    @DeadlineHandler(deadlineName = "reminder")
    void due(Due due, CommandGateway commands) {
        commands.sendAndWait(new Add(due.counter(), 1));
    }
}
