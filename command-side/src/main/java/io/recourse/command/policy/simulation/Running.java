package io.recourse.command.policy.simulation;

import io.recourse.deadline.Deadline;
import io.recourse.deadline.DeadlineName;
import io.recourse.deadline.ExpiryEffect;
import io.recourse.deadline.Hold;
import io.recourse.deadline.Milestone;
import io.recourse.deadline.PinnedDeadline;
import io.recourse.dispute.Party;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A deadline in virtual time. Once expired it is watched until it is done all the same. */
final class Running {

    private PinnedDeadline pinned;
    private Optional<Instant> doneAt = Optional.empty();
    private List<ExpiryEffect> effects = List.of();

    Running(Deadline deadline) {
        this.pinned = PinnedDeadline.pending(deadline);
    }

    DeadlineName name() {
        return pinned.name();
    }

    /** @param closed whether the case is; nothing follows in one that is */
    void expire(Instant now, boolean closed) {
        Deadline deadline = pinned.deadline();
        if (pinned.running() && !now.isBefore(deadline.dueAt())) {
            pinned = pinned.ended(PinnedDeadline.State.EXPIRED, deadline.dueAt());
            effects = closed ? List.of() : deadline.onExpiry();
        }
    }

    void fulfils(Milestone milestone, Instant at) {
        if (pinned.fulfilledBy(milestone, at)) {
            pinned = pinned.ended(PinnedDeadline.State.MET, at);
            doneAt = Optional.of(at);
        } else if (pinned.state() == PinnedDeadline.State.EXPIRED
                && doneAt.isEmpty()
                && pinned.deadline().metBy().contains(milestone)) {
            doneAt = Optional.of(at);
        }
    }

    void stopsWithClock(Instant at) {
        if (pinned.deadline().pausable()) {
            stops(Hold.CLOCK, at);
        }
    }

    void stopsFor(Party party, Instant at) {
        if (pinned.deadline().standsStillFor().contains(party)) {
            stops(Hold.awaiting(party), at);
        }
    }

    private void stops(Hold hold, Instant at) {
        if (pinned.inTime(at)) {
            pinned = pinned.held(hold, at);
        }
    }

    void resumes(Hold hold, Instant at) {
        pinned = pinned.heldOnlyBy(hold) ? pinned.runningUntil(pinned.dueWhenResumed(at)) : pinned.without(hold);
    }

    /** No further than its own rule allows. */
    void putOff(Instant wanted, Instant at) {
        Instant limit = pinned.extensibleUntil().orElse(wanted);
        Instant dueAt = wanted.isAfter(limit) ? limit : wanted;
        if (pinned.inTime(at) && dueAt.isAfter(pinned.deadline().dueAt())) {
            pinned = pinned.extendedTo(dueAt);
        }
    }

    SimulatedDeadline endsAt(Instant end) {
        Deadline deadline = pinned.deadline();
        Verdict verdict = verdict();
        return new SimulatedDeadline(
                deadline.name(),
                deadline.startsAt(),
                deadline.dueAt(),
                verdict,
                doneAt,
                verdict.late() ? Optional.of(Duration.between(deadline.dueAt(), doneAt.orElse(end))) : Optional.empty(),
                effects);
    }

    private Verdict verdict() {
        return switch (pinned.state()) {
            case MET -> Verdict.MET;
            case EXPIRED -> doneAt.isPresent() ? Verdict.LATE : Verdict.OVERDUE;
            case PENDING, PAUSED -> Verdict.OPEN;
            case DROPPED -> throw new IllegalStateException("nothing is dropped here");
        };
    }
}
