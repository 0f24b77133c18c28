package io.recourse.query.audit.ledger;

import java.time.Instant;
import java.util.Optional;

/**
 * A verification that somebody asked for, and how far it is.
 *
 * @param done events that were compared
 * @param total events of the ledger when it began
 * @param result once it has ended by itself
 */
record VerificationRun(
        String id,
        State state,
        Instant startedAt,
        Optional<Instant> endedAt,
        long done,
        long total,
        Optional<Findings> result) {

    enum State {
        RUNNING,
        /** Everything is whole. */
        SUCCEEDED,
        /** Something differs, which the result names; or, without one, the verification could not be done. */
        FAILED
    }

    static VerificationRun started(String id, Instant now) {
        return new VerificationRun(id, State.RUNNING, now, Optional.empty(), 0, 0, Optional.empty());
    }

    VerificationRun at(long events, long of) {
        return new VerificationRun(id, state, startedAt, endedAt, events, of, result);
    }

    VerificationRun ended(Findings found, Instant now) {
        State end = found.whole() ? State.SUCCEEDED : State.FAILED;
        return new VerificationRun(
                id,
                end,
                startedAt,
                Optional.of(now),
                found.events(),
                Math.max(total, found.events()),
                Optional.of(found));
    }

    VerificationRun givenUp(Instant now) {
        return new VerificationRun(id, State.FAILED, startedAt, Optional.of(now), done, total, Optional.empty());
    }
}
