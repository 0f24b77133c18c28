package io.recourse.command.dispute;

import io.recourse.deadline.Hold;
import io.recourse.deadline.PinnedDeadline;
import io.recourse.dispute.CaseState;
import io.recourse.dispute.ClockPaused;
import io.recourse.dispute.ClockResumed;
import io.recourse.dispute.DeadlineApproaching;
import io.recourse.dispute.DeadlineExtended;
import io.recourse.dispute.DisputeEvent;
import io.recourse.dispute.ExtendDeadline;
import io.recourse.dispute.PauseClock;
import io.recourse.dispute.RemindDeadline;
import io.recourse.dispute.ResumeClock;
import io.recourse.dispute.ResumedDeadline;
import io.recourse.rejection.Rejected;
import io.recourse.rejection.Rejection;
import io.recourse.rejection.Rule;
import java.time.Instant;
import java.util.List;

/** Deadlines that come near, are put off, stand still and run again. */
final class Timekeeping {

    private Timekeeping() {}

    /** While there is time left; a deadline that moved away meanwhile is not near. */
    static List<DisputeEvent> remind(CaseState state, RemindDeadline c, Instant now) {
        return state
                .deadline(c.name())
                .filter(PinnedDeadline::running)
                .map(PinnedDeadline::deadline)
                .filter(d -> d.near(now))
                .<DisputeEvent>map(d -> new DeadlineApproaching(
                        c.caseId(), c.name(), d.party(), d.dueAt(), d.reminderAfter(now), c.act()))
                .stream()
                .toList();
    }

    static List<DisputeEvent> extend(CaseState state, ExtendDeadline c, Instant now) {
        PinnedDeadline pinned = state.deadline(c.name()).orElseThrow();
        Instant due = pinned.deadline().dueAt();
        if (!c.dueAt().isAfter(due) || !c.dueAt().isAfter(now)) {
            throw new Rejected(Rejection.of(Rule.DEADLINE_NOT_LATER));
        }
        Instant limit =
                pinned.extensibleUntil().orElseGet(() -> due.plus(state.terms().longestExtension()));
        if (c.dueAt().isAfter(limit)) {
            throw new Rejected(Rejection.of(Rule.EXTENSION_TOO_LONG, "until", limit));
        }
        return List.of(new DeadlineExtended(
                c.caseId(),
                c.name(),
                c.dueAt(),
                pinned.deadline().dueAt(c.dueAt()).reminderAfter(now),
                c.reason(),
                c.act()));
    }

    static List<DisputeEvent> pause(CaseState state, PauseClock c, Instant now) {
        return List.of(new ClockPaused(
                c.caseId(),
                state.deadlines().stream()
                        .filter(d -> d.inTime(now) && d.deadline().pausable())
                        .map(PinnedDeadline::name)
                        .toList(),
                c.reason(),
                c.act()));
    }

    static List<DisputeEvent> resume(CaseState state, ResumeClock c, Instant now) {
        return List.of(
                new ClockResumed(c.caseId(), running(state, Hold.CLOCK, c.act().occurredAt(), now), c.act()));
    }

    /** What runs again without {@code hold}: each deadline put off by as long as it stood still until {@code at}. */
    static List<ResumedDeadline> running(CaseState state, Hold hold, Instant at, Instant now) {
        return state.deadlines().stream()
                .filter(d -> d.heldOnlyBy(hold))
                .map(d -> d.deadline().dueAt(d.dueWhenResumed(at)))
                .map(d -> new ResumedDeadline(d.name(), d.dueAt(), d.reminderAfter(now)))
                .toList();
    }
}
