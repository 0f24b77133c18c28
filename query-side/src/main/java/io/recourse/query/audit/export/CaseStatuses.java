package io.recourse.query.audit.export;

import io.recourse.dispute.Axes;
import io.recourse.dispute.CaseState;
import io.recourse.dispute.CaseStatus;
import io.recourse.dispute.DisputeEvent;
import io.recourse.query.audit.UnderstoodEvent;
import java.util.Optional;

/** Which status cases had after each of their events. Remembers some cases; one that was forgotten is read again. */
final class CaseStatuses {

    private static final int REMEMBERED = 1_000;

    private final History history;
    private final Recent<CaseState> states = new Recent<>(REMEMBERED);

    CaseStatuses(History history) {
        this.history = history;
    }

    /** Empty for events of other streams. */
    Optional<CaseStatus> after(UnderstoodEvent event) {
        if (!(event.payload() instanceof DisputeEvent change)) {
            return Optional.empty();
        }
        CaseState after = CaseState.evolve(before(event, change), change, event.sequence(), event.recordedAt());
        states.put(event.streamId(), after);
        return Optional.of(Axes.of(after).status());
    }

    private Optional<CaseState> before(UnderstoodEvent event, DisputeEvent change) {
        if (event.sequence() == 0) {
            return Optional.empty();
        }
        return states.get(event.streamId())
                .filter(state -> state.version() == event.sequence() - 1)
                .or(() -> history.state(change.caseId(), event.sequence() - 1));
    }
}
