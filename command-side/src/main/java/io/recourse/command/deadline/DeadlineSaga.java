package io.recourse.command.deadline;

import io.recourse.actor.Act;
import io.recourse.deadline.Deadline;
import io.recourse.deadline.DeadlineName;
import io.recourse.dispute.CaseId;
import io.recourse.dispute.DeadlineExpired;
import io.recourse.dispute.DeadlineMet;
import io.recourse.dispute.DisputeOpened;
import io.recourse.dispute.ExpireDeadline;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.deadline.annotation.DeadlineHandler;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.SagaLifecycle;
import org.axonframework.modelling.saga.StartSaga;
import org.axonframework.spring.stereotype.Saga;

/**
 * Wakes a case when one of its deadlines is due. It schedules what the opening says and computes nothing; whether a
 * deadline was missed is the case's decision, so waking it twice does no harm.
 */
@Saga
@ProcessingGroup(DeadlineSaga.GROUP)
public class DeadlineSaga {

    public static final String GROUP = "command.deadlines";
    static final String DUE = "case-deadline-due";

    // Not final: the stored state could not be read back into a final field, and would be lost without a word.
    @SuppressWarnings("FieldMayBeFinal")
    private Map<DeadlineName, String> scheduled = new LinkedHashMap<>();

    /** What is kept with a scheduled deadline. */
    record Due(CaseId caseId, DeadlineName name) {}

    @StartSaga
    @SagaEventHandler(associationProperty = "caseId")
    void on(DisputeOpened event, DeadlineManager deadlines) {
        event.deadlines()
                .forEach(deadline -> scheduled.computeIfAbsent(
                        deadline.name(), name -> schedule(event.caseId(), deadline, deadlines)));
        endWhenNothingIsPending();
    }

    @SagaEventHandler(associationProperty = "caseId")
    void on(DeadlineMet event, DeadlineManager deadlines) {
        String scheduleId = scheduled.remove(event.name());
        if (scheduleId != null) {
            deadlines.cancelSchedule(DUE, scheduleId);
        }
        endWhenNothingIsPending();
    }

    @SagaEventHandler(associationProperty = "caseId")
    void on(DeadlineExpired event) {
        scheduled.remove(event.name());
        endWhenNothingIsPending();
    }

    @DeadlineHandler(deadlineName = DUE)
    void due(Due due, CommandGateway commands, Clock clock) {
        String intention = "expire:" + due.caseId() + ":" + due.name();
        commands.sendAndWait(
                new ExpireDeadline(due.caseId(), due.name(), Act.bySystem("deadlines", clock.instant(), intention)));
    }

    private static String schedule(CaseId caseId, Deadline deadline, DeadlineManager deadlines) {
        return deadlines.schedule(deadline.dueAt(), DUE, new Due(caseId, deadline.name()));
    }

    private void endWhenNothingIsPending() {
        if (scheduled.isEmpty()) {
            SagaLifecycle.end();
        }
    }
}
