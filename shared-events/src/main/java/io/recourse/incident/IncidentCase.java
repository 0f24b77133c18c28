package io.recourse.incident;

import io.recourse.dispute.CaseId;
import java.util.Optional;

/** A case of an incident.
 *
 * @param run the last run that tried it; 0 for none
 * @param result what that run did to it
 */
public record IncidentCase(CaseId caseId, int run, Optional<CaseResult> result) {

    static IncidentCase untried(CaseId caseId) {
        return new IncidentCase(caseId, 0, Optional.empty());
    }

    boolean is(CaseResult.Kind kind) {
        return result.filter(r -> r.kind() == kind).isPresent();
    }

    /** Whether nothing is left to do about it. */
    boolean ended() {
        return is(CaseResult.Kind.RESOLVED) || is(CaseResult.Kind.CLOSED_BEFORE);
    }
}
