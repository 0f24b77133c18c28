package io.recourse.command.deadline;

import io.recourse.actor.Act;
import io.recourse.deadline.Deadline;
import io.recourse.deadline.DeadlineName;
import io.recourse.dispute.CaseId;
import io.recourse.dispute.ClockPaused;
import io.recourse.dispute.ClockResumed;
import io.recourse.dispute.DeadlineExpired;
import io.recourse.dispute.DeadlineExtended;
import io.recourse.dispute.DeadlineMet;
import io.recourse.dispute.DisputeDecided;
import io.recourse.dispute.DisputeEvent;
import io.recourse.dispute.DisputeOpened;
import io.recourse.dispute.DisputeReopened;
import io.recourse.dispute.ExpireDeadline;
import io.recourse.dispute.InformationRequested;
import io.recourse.dispute.OfferMade;
import io.recourse.dispute.RefundRequested;
import io.recourse.dispute.RemindDeadline;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.deadline.annotation.DeadlineHandler;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.SagaLifecycle;
import org.axonframework.modelling.saga.StartSaga;
import org.axonframework.spring.stereotype.Saga;

/**
 * Wakes a case when one of its deadlines is due. It schedules what the case says and computes nothing; whether a
 * deadline was missed is the case's decision, so waking it twice does no harm.
 */
@Saga
@ProcessingGroup(DeadlineSaga.GROUP)
public class DeadlineSaga {

    public static final String GROUP = "command.deadlines";
    static final String DUE = "case-deadline-due";

    static final String NEAR = "case-deadline-near";

    // Not final: the stored state could not be read back into a final field, and would be lost without a word.
    @SuppressWarnings("FieldMayBeFinal")
    private Map<DeadlineName, String> scheduled = new LinkedHashMap<>();

    @SuppressWarnings("FieldMayBeFinal")
    private Map<DeadlineName, String> reminders = new LinkedHashMap<>();

    /** What is kept with a scheduled reminder. */
    record Near(CaseId caseId, DeadlineName name, Instant dueAt) {}

    /** What is kept with a scheduled deadline. */
    record Due(CaseId caseId, DeadlineName name) {}

    @StartSaga
    @SagaEventHandler(associationProperty = "caseId")
    void on(DisputeOpened event, DeadlineManager deadlines) {
        promised(event, deadlines);
    }

    @StartSaga
    @SagaEventHandler(associationProperty = "caseId")
    void on(InformationRequested event, DeadlineManager deadlines) {
        promised(event, deadlines);
    }

    @StartSaga
    @SagaEventHandler(associationProperty = "caseId")
    void on(OfferMade event, DeadlineManager deadlines) {
        promised(event, deadlines);
    }

    @StartSaga
    @SagaEventHandler(associationProperty = "caseId")
    void on(RefundRequested event, DeadlineManager deadlines) {
        promised(event, deadlines);
    }

    @StartSaga
    @SagaEventHandler(associationProperty = "caseId")
    void on(DisputeDecided event, DeadlineManager deadlines) {
        promised(event, deadlines);
    }

    @StartSaga
    @SagaEventHandler(associationProperty = "caseId")
    void on(DisputeReopened event, DeadlineManager deadlines) {
        promised(event, deadlines);
    }

    @StartSaga
    @SagaEventHandler(associationProperty = "caseId")
    void on(ClockResumed event, DeadlineManager deadlines) {
        event.deadlines().forEach(d -> reschedule(event.caseId(), d.name(), d.dueAt(), deadlines));
        endWhenNothingIsPending();
    }

    @SagaEventHandler(associationProperty = "caseId")
    void on(ClockPaused event, DeadlineManager deadlines) {
        event.names().forEach(name -> cancel(name, deadlines));
        endWhenNothingIsPending();
    }

    /** One that stands still is scheduled when it runs again. */
    @SagaEventHandler(associationProperty = "caseId")
    void on(DeadlineExtended event, DeadlineManager deadlines) {
        if (scheduled.containsKey(event.name())) {
            reschedule(event.caseId(), event.name(), event.dueAt(), deadlines);
        }
    }

    @SagaEventHandler(associationProperty = "caseId")
    void on(DeadlineMet event, DeadlineManager deadlines) {
        cancel(event.name(), deadlines);
        endWhenNothingIsPending();
    }

    @SagaEventHandler(associationProperty = "caseId")
    void on(DeadlineExpired event) {
        scheduled.remove(event.name());
        reminders.remove(event.name());
        endWhenNothingIsPending();
    }

    @DeadlineHandler(deadlineName = DUE)
    void due(Due due, CommandGateway commands, Clock clock) {
        String intention = "expire:" + due.caseId() + ":" + due.name();
        commands.sendAndWait(
                new ExpireDeadline(due.caseId(), due.name(), Act.bySystem("deadlines", clock.instant(), intention)));
    }

    @DeadlineHandler(deadlineName = NEAR)
    void near(Near near, CommandGateway commands, Clock clock) {
        String intention = "remind:" + near.caseId() + ":" + near.name() + ":" + near.dueAt();
        commands.sendAndWait(
                new RemindDeadline(near.caseId(), near.name(), Act.bySystem("deadlines", clock.instant(), intention)));
    }

    private void promised(DisputeEvent event, DeadlineManager deadlines) {
        for (Deadline deadline : event.promises()) {
            scheduled.computeIfAbsent(
                    deadline.name(), name -> schedule(event.caseId(), name, deadline.dueAt(), deadlines));
            deadline.nearFrom()
                    .ifPresent(near -> reminders.computeIfAbsent(
                            deadline.name(), name -> remind(near, event.caseId(), name, deadline.dueAt(), deadlines)));
        }
        endWhenNothingIsPending();
    }

    private void reschedule(CaseId caseId, DeadlineName name, Instant dueAt, DeadlineManager deadlines) {
        cancel(name, deadlines);
        scheduled.put(name, schedule(caseId, name, dueAt, deadlines));
        // Whether anybody is to be reminded, the case decides.
        reminders.put(name, remind(dueAt.minus(Deadline.REMINDER), caseId, name, dueAt, deadlines));
    }

    private void cancel(DeadlineName name, DeadlineManager deadlines) {
        Optional.ofNullable(scheduled.remove(name)).ifPresent(scheduleId -> deadlines.cancelSchedule(DUE, scheduleId));
        Optional.ofNullable(reminders.remove(name)).ifPresent(scheduleId -> deadlines.cancelSchedule(NEAR, scheduleId));
    }

    private static String remind(
            Instant near, CaseId caseId, DeadlineName name, Instant dueAt, DeadlineManager deadlines) {
        return deadlines.schedule(near, NEAR, new Near(caseId, name, dueAt));
    }

    private static String schedule(CaseId caseId, DeadlineName name, Instant dueAt, DeadlineManager deadlines) {
        return deadlines.schedule(dueAt, DUE, new Due(caseId, name));
    }

    private void endWhenNothingIsPending() {
        if (scheduled.isEmpty()) {
            SagaLifecycle.end();
        }
    }
}
