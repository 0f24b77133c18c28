package io.recourse.incident;

import io.recourse.dispute.CaseId;
import io.recourse.rejection.Rule;
import java.util.Optional;

/** What a resolution did to one case.
 *
 * @param rule the rule that refused, when one did
 */
public record CaseResult(CaseId caseId, Kind kind, Optional<Rule> rule) {

    public enum Kind {
        RESOLVED,
        /** Somebody had closed it before. */
        CLOSED_BEFORE,
        /** It is still open; a later resolution tries again. */
        REFUSED
    }

    public static CaseResult of(CaseId caseId, Kind kind) {
        return new CaseResult(caseId, kind, Optional.empty());
    }

    public static CaseResult refused(CaseId caseId, Rule rule) {
        return new CaseResult(caseId, Kind.REFUSED, Optional.of(rule));
    }
}
