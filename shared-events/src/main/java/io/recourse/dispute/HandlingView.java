package io.recourse.dispute;

import io.recourse.identity.IdentityCheck;
import io.recourse.incident.IncidentId;
import io.recourse.personal.Personal;
import io.recourse.work.Queue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Who works on a case, and what was done with the customer, as it is shown.
 *
 * @param identified whether the customer counts as verified at the time of reading
 * @param pausedAt since when the clock stands still
 */
public record HandlingView(
        Queue queue,
        Optional<String> assignee,
        boolean identified,
        List<IdentityCheck> identityChecks,
        int escalations,
        Optional<Instant> firstAnsweredAt,
        Optional<Instant> accountHeldSince,
        Optional<Instant> pausedAt,
        Optional<IncidentId> incidentId,
        Optional<Integer> satisfaction,
        Optional<String> satisfactionComment) {

    static HandlingView of(CaseState state, Instant now) {
        Handling handling = state.handling();
        return new HandlingView(
                handling.queue(),
                handling.assignee(),
                state.identified(now),
                handling.identity(),
                handling.escalations(),
                handling.firstAnsweredAt(),
                handling.heldSince(),
                state.pausedAt(),
                handling.incident(),
                handling.satisfaction().map(rated -> rated.score()),
                handling.satisfaction().flatMap(rated -> rated.comment()).map(Personal::value));
    }
}
