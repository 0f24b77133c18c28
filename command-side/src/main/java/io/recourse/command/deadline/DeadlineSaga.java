package io.recourse.command.deadline;

import io.recourse.actor.Act;
import io.recourse.deadline.Deadline;
import io.recourse.deadline.DeadlineName;
import io.recourse.dispute.CaseId;
import io.recourse.dispute.ClockPaused;
import io.recourse.dispute.ClockResumed;
import io.recourse.dispute.DeadlineApproaching;
import io.recourse.dispute.DeadlineExpired;
import io.recourse.dispute.DeadlineExtended;
import io.recourse.dispute.DeadlineMet;
import io.recourse.dispute.DeadlinesBegan;
import io.recourse.dispute.DeadlinesResumed;
import io.recourse.dispute.DeadlinesSuspended;
import io.recourse.dispute.DisputeDecided;
import io.recourse.dispute.DisputeEvent;
import io.recourse.dispute.DisputeOpened;
import io.recourse.dispute.DisputeReopened;
import io.recourse.dispute.ExpireDeadline;
import io.recourse.dispute.InformationRequested;
import io.recourse.dispute.OfferMade;
import io.recourse.dispute.PolicyChanged;
import io.recourse.dispute.RefundRequested;
import io.recourse.dispute.RemindDeadline;
import io.recourse.dispute.ResumedDeadline;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
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

    /** When each of the reminders is to be given. */
    @SuppressWarnings("FieldMayBeFinal")
    private Map<DeadlineName, Instant> remindersAt = new LinkedHashMap<>();

    /** What is kept with a scheduled reminder.
     *
     * @param at when it is to be given; empty in what an earlier version kept
     */
    record Near(CaseId caseId, DeadlineName name, Instant dueAt, Optional<Instant> at) {}

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
    void on(DeadlinesBegan event, DeadlineManager deadlines) {
        promised(event, deadlines);
    }

    /** One that stands still is scheduled when it runs again. */
    @StartSaga
    @SagaEventHandler(associationProperty = "caseId")
    void on(PolicyChanged event, DeadlineManager deadlines) {
        event.moved().stream()
                .filter(deadline -> scheduled.containsKey(deadline.name()))
                .forEach(deadline -> reschedule(
                        event.caseId(),
                        deadline.name(),
                        deadline.dueAt(),
                        deadline.reminderAfter(event.act().occurredAt()),
                        deadlines));
        event.dropped().forEach(name -> cancel(name, deadlines));
        promised(event, deadlines);
    }

    @StartSaga
    @SagaEventHandler(associationProperty = "caseId")
    void on(ClockResumed event, DeadlineManager deadlines) {
        resumed(event.caseId(), event.deadlines(), deadlines);
    }

    @StartSaga
    @SagaEventHandler(associationProperty = "caseId")
    void on(DeadlinesResumed event, DeadlineManager deadlines) {
        resumed(event.caseId(), event.deadlines(), deadlines);
    }

    @SagaEventHandler(associationProperty = "caseId")
    void on(ClockPaused event, DeadlineManager deadlines) {
        stopped(event.names(), deadlines);
    }

    @SagaEventHandler(associationProperty = "caseId")
    void on(DeadlinesSuspended event, DeadlineManager deadlines) {
        stopped(event.names(), deadlines);
    }

    /** One that stands still is scheduled when it runs again. */
    @SagaEventHandler(associationProperty = "caseId")
    void on(DeadlineExtended event, DeadlineManager deadlines) {
        if (scheduled.containsKey(event.name())) {
            reschedule(event.caseId(), event.name(), event.dueAt(), event.reminderAt(), deadlines);
        }
    }

    /** The reminder that was given ends by itself; another one, of an instant to come, does not. */
    @SagaEventHandler(associationProperty = "caseId")
    void on(DeadlineApproaching event, DeadlineManager deadlines) {
        Optional<Instant> waiting = Optional.ofNullable(remindersAt.get(event.name()));
        if (!scheduled.containsKey(event.name()) || (waiting.isPresent() && waiting.equals(event.nextAt()))) {
            return;
        }
        if (waiting.filter(event.act().occurredAt()::isBefore).isPresent()) {
            cancelReminder(event.name(), deadlines);
        }
        forgetReminder(event.name());
        event.nextAt().ifPresent(at -> remind(at, event.caseId(), event.name(), event.dueAt(), deadlines));
    }

    @SagaEventHandler(associationProperty = "caseId")
    void on(DeadlineMet event, DeadlineManager deadlines) {
        cancel(event.name(), deadlines);
        endWhenNothingIsPending();
    }

    /** Its instant has passed: what is still scheduled for it fires, and the case knows. */
    @SagaEventHandler(associationProperty = "caseId")
    void on(DeadlineExpired event) {
        scheduled.remove(event.name());
        forgetReminder(event.name());
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
        String which = near.at()
                .map(at -> near.dueAt() + ":" + at)
                .orElseGet(() -> near.dueAt().toString());
        String intention = "remind:" + near.caseId() + ":" + near.name() + ":" + which;
        commands.sendAndWait(
                new RemindDeadline(near.caseId(), near.name(), Act.bySystem("deadlines", clock.instant(), intention)));
    }

    private void promised(DisputeEvent event, DeadlineManager deadlines) {
        for (Deadline deadline : event.promises()) {
            if (!scheduled.containsKey(deadline.name())) {
                schedule(
                        event.caseId(),
                        deadline.name(),
                        deadline.dueAt(),
                        deadline.reminderAfter(deadline.startsAt()),
                        deadlines);
            }
        }
        endWhenNothingIsPending();
    }

    private void resumed(CaseId caseId, List<ResumedDeadline> running, DeadlineManager deadlines) {
        running.forEach(r -> reschedule(caseId, r.name(), r.dueAt(), r.reminderAt(), deadlines));
        endWhenNothingIsPending();
    }

    private void stopped(List<DeadlineName> names, DeadlineManager deadlines) {
        names.forEach(name -> cancel(name, deadlines));
        endWhenNothingIsPending();
    }

    private void reschedule(
            CaseId caseId, DeadlineName name, Instant dueAt, Optional<Instant> reminderAt, DeadlineManager deadlines) {
        cancel(name, deadlines);
        schedule(caseId, name, dueAt, reminderAt, deadlines);
    }

    private void cancel(DeadlineName name, DeadlineManager deadlines) {
        Optional.ofNullable(scheduled.remove(name)).ifPresent(scheduleId -> deadlines.cancelSchedule(DUE, scheduleId));
        cancelReminder(name, deadlines);
        forgetReminder(name);
    }

    private void cancelReminder(DeadlineName name, DeadlineManager deadlines) {
        Optional.ofNullable(reminders.get(name)).ifPresent(scheduleId -> deadlines.cancelSchedule(NEAR, scheduleId));
    }

    private void forgetReminder(DeadlineName name) {
        reminders.remove(name);
        remindersAt.remove(name);
    }

    private void schedule(
            CaseId caseId, DeadlineName name, Instant dueAt, Optional<Instant> reminderAt, DeadlineManager deadlines) {
        scheduled.put(name, deadlines.schedule(dueAt, DUE, new Due(caseId, name)));
        reminderAt.ifPresent(at -> remind(at, caseId, name, dueAt, deadlines));
    }

    /** Only the next one is scheduled; it brings the one after it. */
    private void remind(Instant at, CaseId caseId, DeadlineName name, Instant dueAt, DeadlineManager deadlines) {
        reminders.put(name, deadlines.schedule(at, NEAR, new Near(caseId, name, dueAt, Optional.of(at))));
        remindersAt.put(name, at);
    }

    private void endWhenNothingIsPending() {
        if (scheduled.isEmpty()) {
            SagaLifecycle.end();
        }
    }
}
