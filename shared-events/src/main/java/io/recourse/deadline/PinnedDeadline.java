package io.recourse.deadline;

import java.time.Instant;
import java.util.Optional;

/** A deadline and what became of it.
 *
 * @param endedAt when it was met or expired; empty while it is pending
 */
public record PinnedDeadline(Deadline deadline, State state, Optional<Instant> endedAt) {

    public enum State {
        PENDING,
        /** Pending, and standing still. */
        PAUSED,
        MET,
        EXPIRED
    }

    public static PinnedDeadline pending(Deadline deadline) {
        return new PinnedDeadline(deadline, State.PENDING, Optional.empty());
    }

    public PinnedDeadline ended(State as, Instant at) {
        return new PinnedDeadline(deadline, as, Optional.of(at));
    }

    public PinnedDeadline paused() {
        return new PinnedDeadline(deadline, State.PAUSED, Optional.empty());
    }

    public PinnedDeadline runningUntil(Instant dueAt) {
        return pending(deadline.dueAt(dueAt));
    }

    /** Put off; it stays as it is otherwise. */
    public PinnedDeadline extendedTo(Instant dueAt) {
        return new PinnedDeadline(deadline.dueAt(dueAt), state, endedAt);
    }

    public DeadlineName name() {
        return deadline.name();
    }

    /** Neither met nor expired. */
    public boolean pending() {
        return state == State.PENDING || state == State.PAUSED;
    }

    public boolean running() {
        return state == State.PENDING;
    }

    /** Whether what it asks for, done at {@code at}, is in time. While it stands still everything is. */
    public boolean inTime(Instant at) {
        return state == State.PAUSED || (state == State.PENDING && at.isBefore(deadline.dueAt()));
    }

    /** A milestone reached at {@code at} fulfils this: it is pending, waits for that, and the instant is in time. */
    public boolean fulfilledBy(Milestone milestone, Instant at) {
        return deadline.metBy().contains(milestone) && inTime(at);
    }
}
