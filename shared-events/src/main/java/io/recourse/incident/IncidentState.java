package io.recourse.incident;

import io.recourse.actor.Act;
import io.recourse.dispute.CaseId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An incident as its history tells it.
 *
 * @param version sequence number of its last event
 * @param declared who declared it, and when
 * @param cases in the order in which they were linked, each once
 * @param run the last resolution, if there was one
 */
public record IncidentState(
        IncidentId id,
        long version,
        String title,
        Optional<String> description,
        Instant startedAt,
        Act declared,
        List<IncidentCase> cases,
        Optional<ResolutionRun> run) {

    public IncidentState {
        cases = List.copyOf(cases);
    }

    /**
     * The fold's step; {@code state} is empty before the first event.
     *
     * @throws IllegalArgumentException when the first event is not {@link IncidentDeclared}
     */
    public static IncidentState evolve(Optional<IncidentState> state, IncidentEvent event, long version) {
        if (state.isPresent()) {
            return state.get().evolve(event, version);
        }
        if (event instanceof IncidentDeclared e) {
            return new IncidentState(
                    e.incidentId(),
                    version,
                    e.title(),
                    e.description(),
                    e.startedAt(),
                    e.act(),
                    List.of(),
                    Optional.empty());
        }
        throw new IllegalArgumentException(
                "the history of " + event.incidentId() + " does not begin with its declaration");
    }

    private IncidentState evolve(IncidentEvent event, long next) {
        return switch (event) {
            case IncidentDeclared e -> throw new IllegalArgumentException(e.incidentId() + " was declared twice");
            case IncidentCaseAdded e ->
                with(
                        next,
                        Stream.concat(cases.stream(), Stream.of(IncidentCase.untried(e.caseId())))
                                .toList(),
                        run);
            case IncidentResolutionStarted e ->
                with(next, cases, Optional.of(new ResolutionRun(e.run(), e.resolution(), e.act(), false)));
            case IncidentCasesWorked e -> with(next, worked(e), run);
            case IncidentResolutionEnded e -> with(next, cases, run.map(ResolutionRun::over));
        };
    }

    private List<IncidentCase> worked(IncidentCasesWorked event) {
        Map<CaseId, CaseResult> results =
                event.results().stream().collect(Collectors.toMap(CaseResult::caseId, Function.identity()));
        return cases.stream()
                .map(known -> Optional.ofNullable(results.get(known.caseId()))
                        .map(result -> new IncidentCase(known.caseId(), event.run(), Optional.of(result)))
                        .orElse(known))
                .toList();
    }

    private IncidentState with(long next, List<IncidentCase> all, Optional<ResolutionRun> last) {
        return new IncidentState(id, next, title, description, startedAt, declared, all, last);
    }

    public boolean knows(CaseId caseId) {
        return cases.stream().anyMatch(known -> known.caseId().equals(caseId));
    }

    /** Whether the background work of a resolution is under way. */
    public boolean resolving() {
        return run.filter(last -> !last.ended()).isPresent();
    }

    /** The cases that the last resolution has not tried yet; all while there was none. */
    public List<CaseId> untried() {
        int last = run.map(ResolutionRun::number).orElse(1);
        return cases.stream()
                .filter(known -> known.run() < last)
                .map(IncidentCase::caseId)
                .toList();
    }

    public IncidentStatus status() {
        if (run.isEmpty()) {
            return IncidentStatus.OPEN;
        }
        if (resolving()) {
            return IncidentStatus.RESOLVING;
        }
        return cases.stream().allMatch(IncidentCase::ended) ? IncidentStatus.RESOLVED : IncidentStatus.PARTLY_RESOLVED;
    }
}
