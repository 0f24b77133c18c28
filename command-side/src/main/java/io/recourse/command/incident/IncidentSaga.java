package io.recourse.command.incident;

import io.recourse.actor.Act;
import io.recourse.dispute.CaseId;
import io.recourse.dispute.IncidentLinked;
import io.recourse.incident.AddIncidentCase;
import io.recourse.incident.IncidentId;
import io.recourse.incident.IncidentResolutionEnded;
import io.recourse.incident.IncidentResolutionStarted;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.deadline.annotation.DeadlineHandler;
import org.axonframework.modelling.saga.EndSaga;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.SagaLifecycle;
import org.axonframework.modelling.saga.StartSaga;
import org.axonframework.spring.stereotype.Saga;

/**
 * Tells an incident which cases were linked to it, and drives its resolution in small steps. A saga takes events in their
 * order, so what was linked before a resolution was asked for is resolved by it.
 */
@Saga
@ProcessingGroup(IncidentSaga.GROUP)
public class IncidentSaga {

    public static final String GROUP = "command.incidents";
    static final String GO_ON = "incident-go-on";

    private boolean resolving;

    /** Where a run goes on.
     *
     * @param after the last case that was tried in this round through all of them
     */
    record Step(IncidentId incidentId, int run, Optional<CaseId> after) {}

    @StartSaga
    @SagaEventHandler(associationProperty = "incidentId")
    void on(IncidentLinked e, Incidents incidents, Clock clock) {
        // A link that came from somewhere else may name an incident that nobody has declared.
        if (incidents.known(e.incidentId())) {
            Act act = Act.bySystem("incidents", clock.instant(), e.incidentId() + ":" + e.caseId());
            incidents.handle(new AddIncidentCase(e.incidentId(), e.caseId(), act));
        }
        if (!resolving) {
            SagaLifecycle.end();
        }
    }

    @StartSaga
    @SagaEventHandler(associationProperty = "incidentId")
    void on(IncidentResolutionStarted e, DeadlineManager deadlines, Clock clock) {
        resolving = true;
        schedule(new Step(e.incidentId(), e.run(), Optional.empty()), Duration.ZERO, deadlines, clock);
    }

    @DeadlineHandler(deadlineName = GO_ON)
    void goOn(Step step, IncidentWork work, DeadlineManager deadlines, Clock clock) {
        work.take(step).ifPresent(next -> schedule(next.step(), next.delay(), deadlines, clock));
    }

    @EndSaga
    @SagaEventHandler(associationProperty = "incidentId")
    void on(IncidentResolutionEnded e) {}

    private static void schedule(Step step, Duration delay, DeadlineManager deadlines, Clock clock) {
        deadlines.schedule(clock.instant().plus(delay), GO_ON, step);
    }
}
