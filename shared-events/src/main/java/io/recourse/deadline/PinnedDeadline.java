package io.recourse.deadline;

import java.time.Instant;
import java.util.Optional;

/**
 * A deadline and what became of it.
 *
 * @param endedAt when it was met or expired; empty while it is pending
 */
public record PinnedDeadline(Deadline deadline, State state, Optional<Instant> endedAt) {

    public enum State {
        PENDING,
        MET,
        EXPIRED
    }

    public static PinnedDeadline pending(Deadline deadline) {
        return new PinnedDeadline(deadline, State.PENDING, Optional.empty());
    }

    public PinnedDeadline ended(State as, Instant at) {
        return new PinnedDeadline(deadline, as, Optional.of(at));
    }

    public boolean pending() {
        return state == State.PENDING;
    }

    /** A milestone reached at {@code at} fulfils this: it is pending, waits for that, and the instant is in time. */
    public boolean fulfilledBy(Milestone milestone, Instant at) {
        return pending() && deadline.metBy().contains(milestone) && at.isBefore(deadline.dueAt());
    }
}
