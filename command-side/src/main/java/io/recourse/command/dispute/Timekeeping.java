package io.recourse.command.dispute;

import io.recourse.actor.Act;
import io.recourse.deadline.Deadline;
import io.recourse.deadline.ExpiryEffect;
import io.recourse.deadline.PinnedDeadline;
import io.recourse.dispute.CaseState;
import io.recourse.dispute.ClockPaused;
import io.recourse.dispute.ClockResumed;
import io.recourse.dispute.DeadlineApproaching;
import io.recourse.dispute.DeadlineExpired;
import io.recourse.dispute.DeadlineExtended;
import io.recourse.dispute.DisputeDecided;
import io.recourse.dispute.DisputeEvent;
import io.recourse.dispute.Escalated;
import io.recourse.dispute.ExpireDeadline;
import io.recourse.dispute.ExtendDeadline;
import io.recourse.dispute.PauseClock;
import io.recourse.dispute.RemindDeadline;
import io.recourse.dispute.ResumeClock;
import io.recourse.dispute.ResumedDeadline;
import io.recourse.rejection.Rejected;
import io.recourse.rejection.Rejection;
import io.recourse.rejection.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Deadlines that pass, are put off, stand still and run again. */
final class Timekeeping {

    private Timekeeping() {}

    static List<DisputeEvent> expire(CaseState state, ExpireDeadline c, Instant now) {
        Optional<Deadline> missed =
                state.deadline(c.name()).filter(PinnedDeadline::running).map(PinnedDeadline::deadline);
        if (missed.isEmpty()) {
            return List.of();
        }
        Deadline deadline = missed.get();
        if (now.isBefore(deadline.dueAt())) {
            throw new DeadlineNotDue(deadline, now);
        }
        List<DisputeEvent> events = new ArrayList<>();
        events.add(new DeadlineExpired(c.caseId(), c.name(), deadline.party(), deadline.dueAt(), c.act()));
        if (!state.closed()) {
            deadline.onExpiry().stream()
                    .flatMap(effect -> effect(state, deadline, effect, now, c.act()))
                    .forEach(events::add);
        }
        return events;
    }

    private static Stream<DisputeEvent> effect(
            CaseState state, Deadline deadline, ExpiryEffect effect, Instant now, Act act) {
        return switch (effect) {
            case ExpiryEffect.Escalate e ->
                Stream.of(new Escalated(
                        state.id(),
                        e.to(),
                        e.to().stageFrom(state.stage()),
                        Optional.empty(),
                        Optional.of(deadline.name()),
                        act));
            case ExpiryEffect.Decide e ->
                state.course().decided()
                        ? Stream.empty()
                        : Stream.of(new DisputeDecided(
                                state.id(),
                                e.outcome(),
                                e.basis(),
                                e.finality(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(deadline.name()),
                                Verdicts.appealable(state, e.finality(), now),
                                act));
        };
    }

    /** Once, while there is time left; a deadline that moved away meanwhile is not near. */
    static List<DisputeEvent> remind(CaseState state, RemindDeadline c, Instant now) {
        return state
                .deadline(c.name())
                .filter(PinnedDeadline::running)
                .map(PinnedDeadline::deadline)
                .filter(d -> d.nearFrom().filter(near -> !now.isBefore(near)).isPresent() && now.isBefore(d.dueAt()))
                .<DisputeEvent>map(d -> new DeadlineApproaching(c.caseId(), c.name(), d.party(), d.dueAt(), c.act()))
                .stream()
                .toList();
    }

    static List<DisputeEvent> extend(CaseState state, ExtendDeadline c, Instant now) {
        Instant due = state.deadline(c.name()).orElseThrow().deadline().dueAt();
        if (!c.dueAt().isAfter(due) || !c.dueAt().isAfter(now)) {
            throw new Rejected(Rejection.of(Rule.DEADLINE_NOT_LATER));
        }
        Instant limit = due.plus(state.terms().longestExtension());
        if (c.dueAt().isAfter(limit)) {
            throw new Rejected(Rejection.of(Rule.EXTENSION_TOO_LONG, "until", limit));
        }
        return List.of(new DeadlineExtended(c.caseId(), c.name(), c.dueAt(), c.reason(), c.act()));
    }

    static List<DisputeEvent> pause(CaseState state, PauseClock c) {
        return List.of(new ClockPaused(
                c.caseId(),
                state.deadlines().stream()
                        .filter(d -> d.running() && d.deadline().pausable())
                        .map(PinnedDeadline::name)
                        .toList(),
                c.reason(),
                c.act()));
    }

    /** Each deadline is put off by as long as it stood still. */
    static List<DisputeEvent> resume(CaseState state, ResumeClock c) {
        Instant since = state.pausedAt().orElseThrow();
        Duration stood = Duration.between(since, c.act().occurredAt());
        return List.of(new ClockResumed(
                c.caseId(),
                state.deadlines().stream()
                        .filter(d -> d.state() == PinnedDeadline.State.PAUSED)
                        .map(d -> new ResumedDeadline(
                                d.name(), d.deadline().dueAt().plus(stood.isNegative() ? Duration.ZERO : stood)))
                        .toList(),
                c.act()));
    }
}
