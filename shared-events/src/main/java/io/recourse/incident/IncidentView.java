package io.recourse.incident;

import io.recourse.dispute.Basis;
import io.recourse.dispute.CaseId;
import io.recourse.dispute.Outcome;
import io.recourse.rejection.Rule;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** An incident as staff read it.
 *
 * @param refused the cases that the last resolution could not close
 */
public record IncidentView(
        IncidentId incidentId,
        long version,
        IncidentStatus status,
        String title,
        Optional<String> description,
        Instant startedAt,
        String declaredBy,
        Instant declaredAt,
        IncidentProgress progress,
        Optional<LastResolution> resolution,
        List<RefusedCase> refused) {

    /** @param run 1 for the first resolution, and so on */
    public record LastResolution(
            int run,
            Outcome outcome,
            Basis basis,
            String message,
            Optional<String> messageChinese,
            Optional<String> summary,
            String askedBy,
            Instant askedAt,
            boolean ended) {

        private static LastResolution of(ResolutionRun run) {
            Resolution resolution = run.resolution();
            return new LastResolution(
                    run.number(),
                    resolution.outcome(),
                    resolution.basis(),
                    resolution.message(),
                    resolution.messageChinese(),
                    resolution.summary(),
                    run.act().actor().id(),
                    run.act().occurredAt(),
                    run.ended());
        }
    }

    /** @param rule the rule that refused to close it */
    public record RefusedCase(CaseId disputeId, Rule rule) {}

    public static IncidentView of(IncidentState state) {
        return new IncidentView(
                state.id(),
                state.version(),
                state.status(),
                state.title(),
                state.description(),
                state.startedAt(),
                state.declared().actor().id(),
                state.declared().occurredAt(),
                IncidentProgress.of(state),
                state.run().map(LastResolution::of),
                state.cases().stream()
                        .flatMap(known -> known.result().stream())
                        .flatMap(result -> result.rule().stream().map(rule -> new RefusedCase(result.caseId(), rule)))
                        .toList());
    }
}
