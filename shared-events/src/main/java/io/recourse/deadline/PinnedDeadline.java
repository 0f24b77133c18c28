package io.recourse.deadline;

import io.recourse.actor.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A deadline and what became of it.
 *
 * @param endedAt when it was met, expired or dropped; empty while it is pending
 * @param holds what makes it stand still
 * @param heldSince since when it stands still
 * @param stood for how long it has stood still before
 * @param extended whether it was put off
 */
public record PinnedDeadline(
        Deadline deadline,
        State state,
        Optional<Instant> endedAt,
        List<Hold> holds,
        Optional<Instant> heldSince,
        Duration stood,
        boolean extended) {

    public enum State {
        PENDING,
        /** Pending, and standing still. */
        PAUSED,
        MET,
        EXPIRED,
        /** The policy that the case was moved to does not know it. */
        DROPPED
    }

    public PinnedDeadline {
        holds = List.copyOf(holds);
    }

    public static PinnedDeadline pending(Deadline deadline) {
        return new PinnedDeadline(
                deadline, State.PENDING, Optional.empty(), List.of(), Optional.empty(), Duration.ZERO, false);
    }

    public PinnedDeadline ended(State as, Instant at) {
        return new PinnedDeadline(deadline, as, Optional.of(at), List.of(), Optional.empty(), stood, extended);
    }

    public PinnedDeadline held(Hold hold, Instant at) {
        List<Hold> more = holds.contains(hold)
                ? holds
                : Stream.concat(holds.stream(), Stream.of(hold)).toList();
        return new PinnedDeadline(
                deadline, State.PAUSED, Optional.empty(), more, heldSince.or(() -> Optional.of(at)), stood, extended);
    }

    /** Without this hold, of several. */
    public PinnedDeadline without(Hold hold) {
        List<Hold> fewer = holds.stream().filter(h -> h != hold).toList();
        return new PinnedDeadline(deadline, state, endedAt, fewer, heldSince, stood, extended);
    }

    /** Whether it would run again without this hold. */
    public boolean heldOnlyBy(Hold hold) {
        return state == State.PAUSED && holds.equals(List.of(hold));
    }

    /** When it is due if it runs again from {@code at} on: later by as long as it stood still. */
    public Instant dueWhenResumed(Instant at) {
        Duration still = Duration.between(heldSince.orElse(at), at);
        return deadline.dueAt().plus(still.isNegative() ? Duration.ZERO : still);
    }

    public PinnedDeadline runningUntil(Instant dueAt) {
        return new PinnedDeadline(
                deadline.dueAt(dueAt),
                State.PENDING,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                stood.plus(Duration.between(deadline.dueAt(), dueAt)),
                extended);
    }

    /** Put off; it stays as it is otherwise. */
    public PinnedDeadline extendedTo(Instant dueAt) {
        return new PinnedDeadline(deadline.dueAt(dueAt), state, endedAt, holds, heldSince, stood, true);
    }

    /** As another policy has it; what it stood still stays added. */
    public PinnedDeadline replacedBy(Deadline other) {
        return new PinnedDeadline(other, state, endedAt, holds, heldSince, stood, extended);
    }

    /** The latest instant that it can be put off to by a rule of its own; empty where the case's terms say. */
    public Optional<Instant> extensibleUntil() {
        return deadline.provision()
                .map(provision -> provision.extension().until().plus(stood));
    }

    /** Whether {@code role} may put it off at all. What is done inside counts as a supervisor's. */
    public boolean extensibleBy(Role role) {
        return deadline.provision()
                .map(provision -> provision.extension().by())
                .orElse(List.of(Role.SUPERVISOR))
                .contains(role == Role.SYSTEM ? Role.SUPERVISOR : role);
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
