package io.recourse.query.audit;

import io.recourse.dispute.CaseState;
import io.recourse.dispute.Redacted;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** All events of one case. What was redacted at any time is not shown of any time. */
record CaseHistory(List<Told> events) {

    CaseHistory {
        events = List.copyOf(events);
    }

    /** The case as it was at the point; empty when it was not there yet. */
    Optional<CaseState> at(Point point) {
        if (events.isEmpty()) {
            return Optional.empty();
        }
        Optional<CaseState> state = Optional.empty();
        for (Told told : point.known(events)) {
            state = Optional.of(CaseState.evolve(state, told.event(), told.sequence(), told.recordedAt()));
        }
        for (long sequence : redacted()) {
            state = state.map(then -> then.redacted().contains(sequence) ? then : then.silent(sequence));
        }
        return state;
    }

    /** Sequence numbers of the events whose words are out of view now. */
    Set<Long> redacted() {
        Set<Long> sequences = new HashSet<>();
        for (Told told : events) {
            if (told.event() instanceof Redacted redacted) {
                sequences.add(redacted.sequence());
            }
        }
        return sequences;
    }
}
