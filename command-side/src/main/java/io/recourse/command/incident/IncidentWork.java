package io.recourse.command.incident;

import io.recourse.actor.Act;
import io.recourse.actor.Channel;
import io.recourse.actor.CommandId;
import io.recourse.command.dispute.Disputes;
import io.recourse.command.dispute.StoredCase;
import io.recourse.dispute.AppealState;
import io.recourse.dispute.Basis;
import io.recourse.dispute.CaseId;
import io.recourse.dispute.CaseState;
import io.recourse.dispute.Close;
import io.recourse.dispute.Party;
import io.recourse.dispute.SendMessage;
import io.recourse.incident.CaseResult;
import io.recourse.incident.EndResolution;
import io.recourse.incident.IncidentId;
import io.recourse.incident.IncidentState;
import io.recourse.incident.RecordCaseResults;
import io.recourse.incident.ResolutionRun;
import io.recourse.personal.Personal;
import io.recourse.rejection.Rejected;
import io.recourse.runtime.masking.FreeText;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Ends the cases of an incident, some at a time, in the name of the supervisor who asked. What is done to a case is named by
 * the incident, the case and its round, so that doing it again after a crash changes nothing.
 */
@Component
class IncidentWork {

    private static final Logger log = LoggerFactory.getLogger(IncidentWork.class);

    /** A fraction of a second of work, which is what a crash repeats. */
    private static final int CASES_AT_ONCE = 25;

    private static final Duration BEFORE_ANOTHER_ROUND = Duration.ofMinutes(1);

    private final Incidents incidents;
    private final Disputes disputes;
    private final Clock clock;

    IncidentWork(Incidents incidents, Disputes disputes, Clock clock) {
        this.incidents = incidents;
        this.disputes = disputes;
        this.clock = clock;
    }

    record Next(IncidentSaga.Step step, Duration delay) {}

    /** @return what to do next, or empty when the run is over */
    Optional<Next> take(IncidentSaga.Step step) {
        IncidentState incident = incidents.find(step.incidentId()).orElseThrow();
        Optional<ResolutionRun> run = incident.run().filter(last -> last.number() == step.run() && !last.ended());
        return run.flatMap(current -> take(step, incident, current));
    }

    private Optional<Next> take(IncidentSaga.Step step, IncidentState incident, ResolutionRun run) {
        List<CaseId> untried = incident.untried();
        if (untried.isEmpty()) {
            end(incident, run);
            return Optional.empty();
        }
        List<CaseId> some = untried.stream()
                .sorted((a, b) -> a.value().compareTo(b.value()))
                .filter(id -> step.after()
                        .map(last -> id.value().compareTo(last.value()) > 0)
                        .orElse(true))
                .limit(CASES_AT_ONCE)
                .toList();
        if (some.isEmpty()) {
            return Optional.of(new Next(
                    new IncidentSaga.Step(incident.id(), run.number(), Optional.empty()), BEFORE_ANOTHER_ROUND));
        }
        List<CaseResult> results = some.stream()
                .flatMap(id -> tryToResolve(incident.id(), run, id).stream())
                .toList();
        incidents.handle(new RecordCaseResults(
                incident.id(), run.number(), results, step(incident, run, "tried:" + some.getFirst())));
        return Optional.of(new Next(
                new IncidentSaga.Step(incident.id(), run.number(), Optional.of(some.getLast())), Duration.ZERO));
    }

    private void end(IncidentState incident, ResolutionRun run) {
        incidents.handle(new EndResolution(incident.id(), run.number(), step(incident, run, "end")));
        log.info(
                "incident_resolution_ended incidentId={} run={} cases={}",
                incident.id(),
                run.number(),
                incident.cases().size());
    }

    /** @return empty when it is not known what became of it: it is tried again, and stops no other */
    private Optional<CaseResult> tryToResolve(IncidentId incidentId, ResolutionRun run, CaseId caseId) {
        try {
            return Optional.of(resolve(incidentId, run, caseId));
        } catch (RuntimeException e) {
            Optional<CaseResult> refused = Rejected.in(e).map(refusal -> CaseResult.refused(caseId, refusal.rule()));
            if (refused.isEmpty()) {
                log.warn(
                        "incident_case_not_tried incidentId={} run={} caseId={} cause={}",
                        incidentId,
                        run.number(),
                        caseId,
                        e.toString());
            }
            return refused;
        }
    }

    /** Closed first: a customer whose case is refused is not told that it is over. */
    private CaseResult resolve(IncidentId incidentId, ResolutionRun run, CaseId caseId) {
        StoredCase stored = disputes.find(caseId).orElseThrow();
        String intention = incidentId + ":" + caseId + ":" + stored.state().round() + ":";
        CommandId closing = CommandId.of(intention + "close");
        if (stored.state().closed() && !stored.handled().contains(closing)) {
            return CaseResult.of(caseId, CaseResult.Kind.CLOSED_BEFORE);
        }
        disputes.handle(
                new Close(
                        caseId,
                        Optional.of(run.resolution().outcome()),
                        basis(stored.state(), run),
                        run.resolution().summary().map(text -> FreeText.of("/summary", text)),
                        Optional.empty(),
                        act(run, closing)),
                OptionalLong.empty());
        Personal<String> message = FreeText.of(
                "/message",
                run.resolution().messageIn(stored.state().complaint().language()));
        disputes.handle(
                new SendMessage(
                        caseId, Party.OPERATOR, Party.CUSTOMER, message, act(run, CommandId.of(intention + "message"))),
                OptionalLong.empty());
        return CaseResult.of(caseId, CaseResult.Kind.RESOLVED);
    }

    /** A case that was decided in the same way keeps what its decision rests on. */
    private static Optional<Basis> basis(CaseState state, ResolutionRun run) {
        boolean decided = state.verdict().isPresent() && state.course().appeal().state() != AppealState.PENDING;
        return decided ? Optional.empty() : Optional.of(run.resolution().basis());
    }

    private Act act(ResolutionRun run, CommandId commandId) {
        return new Act(run.act().actor(), Channel.BATCH, clock.instant(), commandId);
    }

    private Act step(IncidentState incident, ResolutionRun run, String what) {
        return Act.bySystem("incidents", clock.instant(), incident.id() + ":" + run.number() + ":" + what);
    }
}
