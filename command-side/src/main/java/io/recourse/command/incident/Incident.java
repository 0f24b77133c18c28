package io.recourse.command.incident;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.recourse.actor.CommandId;
import io.recourse.incident.AddIncidentCase;
import io.recourse.incident.CaseResult;
import io.recourse.incident.DeclareIncident;
import io.recourse.incident.EndResolution;
import io.recourse.incident.IncidentCaseAdded;
import io.recourse.incident.IncidentCasesWorked;
import io.recourse.incident.IncidentDeclared;
import io.recourse.incident.IncidentEvent;
import io.recourse.incident.IncidentId;
import io.recourse.incident.IncidentResolutionEnded;
import io.recourse.incident.IncidentResolutionStarted;
import io.recourse.incident.IncidentState;
import io.recourse.incident.RecordCaseResults;
import io.recourse.incident.ResolutionRun;
import io.recourse.incident.ResolveIncident;
import io.recourse.rejection.Rejected;
import io.recourse.rejection.Rejection;
import io.recourse.rejection.Rule;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/** One incident: which cases it explains, and what came of resolving them. Telling it anything twice changes nothing. */
@Aggregate
public class Incident {

    @AggregateIdentifier
    @SuppressWarnings({"NullAway.Init", "UnusedVariable"})
    private IncidentId id;

    @SuppressWarnings("NullAway.Init")
    private IncidentState state;

    Incident() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    IncidentState handle(DeclareIncident c) {
        apply(new IncidentDeclared(c.incidentId(), c.title(), c.description(), c.startedAt(), c.act()));
        return state;
    }

    @CommandHandler
    IncidentState handle(AddIncidentCase c) {
        if (!state.knows(c.caseId())) {
            apply(new IncidentCaseAdded(c.incidentId(), c.caseId(), c.act()));
        }
        return state;
    }

    /** @throws Rejected {@link Rule#INCIDENT_BEING_RESOLVED} while a resolution is under way */
    @CommandHandler
    IncidentState handle(ResolveIncident c) {
        if (!asked(c.act().commandId())) {
            if (state.resolving()) {
                throw new Rejected(Rejection.of(Rule.INCIDENT_BEING_RESOLVED, "incidentId", c.incidentId()));
            }
            int run = 1 + state.run().map(ResolutionRun::number).orElse(0);
            apply(new IncidentResolutionStarted(c.incidentId(), run, c.resolution(), c.act()));
        }
        return state;
    }

    @CommandHandler
    IncidentState handle(RecordCaseResults c) {
        Set<?> untried = Set.copyOf(state.untried());
        List<CaseResult> results = c.results().stream()
                .filter(result -> untried.contains(result.caseId()))
                .toList();
        if (running(c.run()) && !results.isEmpty()) {
            apply(new IncidentCasesWorked(c.incidentId(), c.run(), results, c.act()));
        }
        return state;
    }

    @CommandHandler
    IncidentState handle(EndResolution c) {
        if (running(c.run())) {
            apply(new IncidentResolutionEnded(c.incidentId(), c.run(), c.act()));
        }
        return state;
    }

    @EventSourcingHandler
    void on(IncidentEvent event, @SequenceNumber long sequence) {
        id = event.incidentId();
        state = IncidentState.evolve(Optional.ofNullable(state), event, sequence);
    }

    private boolean asked(CommandId commandId) {
        return state.run()
                .filter(run -> run.act().commandId().equals(commandId))
                .isPresent();
    }

    private boolean running(int run) {
        return state.resolving()
                && state.run().filter(last -> last.number() == run).isPresent();
    }
}
