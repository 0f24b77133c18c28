package io.recourse.dispute;

import io.recourse.sample.Sample;
import java.time.Instant;
import java.util.Optional;

/** A case out of its events, each recorded a second after the one before. */
final class Fold {

    private Fold() {}

    static CaseState of(DisputeEvent... events) {
        Optional<CaseState> state = Optional.empty();
        for (int i = 0; i < events.length; i++) {
            state = Optional.of(CaseState.evolve(state, events[i], i, recordedAt(i)));
        }
        return state.orElseThrow();
    }

    static Instant recordedAt(long version) {
        return Sample.NOW.plusSeconds(3_600 + version);
    }
}
