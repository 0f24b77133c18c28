package io.recourse.command.dispute;

import io.recourse.actor.Act;
import io.recourse.command.policy.Policy;
import io.recourse.deadline.Deadline;
import io.recourse.deadline.Hold;
import io.recourse.deadline.Milestone;
import io.recourse.deadline.PinnedDeadline;
import io.recourse.deadline.Trigger;
import io.recourse.dispute.CaseState;
import io.recourse.dispute.ClockResumed;
import io.recourse.dispute.DeadlineExpired;
import io.recourse.dispute.DeadlineMet;
import io.recourse.dispute.DeadlinesBegan;
import io.recourse.dispute.DeadlinesResumed;
import io.recourse.dispute.DeadlinesSuspended;
import io.recourse.dispute.DisputeEvent;
import io.recourse.dispute.Party;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What follows for a case's deadlines from what was decided: the one place where they are met, begun and stopped by events. */
@Component
class Consequences {

    private static final List<Party> AWAITED = List.of(Party.CUSTOMER, Party.MERCHANT);

    private final Policy policy;

    Consequences(Policy policy) {
        this.policy = policy;
    }

    /** What was decided, with what follows from it.
     *
     * @param before empty for a case that is being opened
     */
    List<DisputeEvent> with(Optional<CaseState> before, List<DisputeEvent> decided, Instant now) {
        if (decided.isEmpty()) {
            return decided;
        }
        Unfolding unfolding = new Unfolding(before, now);
        Act act = decided.getFirst().act();
        for (DisputeEvent event : decided) {
            Optional<CaseState> earlier = unfolding.state;
            unfolding.add(event);
            Happening happening = Happening.of(earlier, event, unfolding.state());
            happening.milestones().forEach(milestone -> met(milestone, unfolding, act));
            happening.triggers().forEach(trigger -> begun(trigger, unfolding, act));
        }
        AWAITED.forEach(party -> awaited(party, unfolding, act, waitedUntil(decided.getFirst())));
        startClock(unfolding, act);
        return unfolding.events();
    }

    /** A case as it becomes, event by event. */
    private static final class Unfolding {

        private final List<DisputeEvent> events = new ArrayList<>();
        private final Instant now;
        private Optional<CaseState> state;

        private Unfolding(Optional<CaseState> before, Instant now) {
            this.state = before;
            this.now = now;
        }

        private void add(DisputeEvent event) {
            long version = state.map(before -> before.version() + 1).orElse(0L);
            state = Optional.of(CaseState.evolve(state, event, version, now));
            events.add(event);
        }

        private CaseState state() {
            return state.orElseThrow();
        }

        private List<DisputeEvent> events() {
            return List.copyOf(events);
        }
    }

    /** One whose instant has passed is left to expire. */
    private static void met(Milestone milestone, Unfolding unfolding, Act act) {
        CaseState state = unfolding.state();
        state.deadlines().stream()
                .filter(d -> d.fulfilledBy(milestone, unfolding.now))
                .forEach(d -> unfolding.add(new DeadlineMet(state.id(), d.name(), act)));
    }

    private void begun(Trigger trigger, Unfolding unfolding, Act act) {
        CaseState state = unfolding.state();
        Policy.Facts facts =
                Policy.Facts.of(state, state.complaint().receivedAt()).when(trigger, unfolding.now);
        List<Deadline> begun = policy.begun(state.policies(), facts, trigger).stream()
                .map(deadline -> deadline.named(state.nextDeadline(deadline.name())))
                .toList();
        if (!begun.isEmpty()) {
            unfolding.add(new DeadlinesBegan(state.id(), trigger, begun, act));
        }
    }

    /** What the end of the case leaves pending runs again: nobody starts the clock of a closed case. */
    private static void startClock(Unfolding unfolding, Act act) {
        CaseState state = unfolding.state();
        if (state.closed() && state.deadlines().stream().anyMatch(d -> d.holds().contains(Hold.CLOCK))) {
            unfolding.add(new ClockResumed(
                    state.id(), Timekeeping.running(state, Hold.CLOCK, act.occurredAt(), unfolding.now), act));
        }
    }

    /** A party whose time ran out was waited for until then, however much later that was recorded. */
    private static Instant waitedUntil(DisputeEvent event) {
        return event instanceof DeadlineExpired e ? e.dueAt() : event.act().occurredAt();
    }

    private static void awaited(Party party, Unfolding unfolding, Act act, Instant until) {
        if (unfolding.state().dealings().await(party)) {
            suspend(party, unfolding, act);
        } else {
            resume(party, unfolding, act, until);
        }
    }

    private static void suspend(Party party, Unfolding unfolding, Act act) {
        CaseState state = unfolding.state();
        Hold hold = Hold.awaiting(party);
        List<PinnedDeadline> still = state.deadlines().stream()
                .filter(d -> d.deadline().standsStillFor().contains(party))
                .filter(d -> d.inTime(unfolding.now) && !d.holds().contains(hold))
                .toList();
        if (!still.isEmpty()) {
            unfolding.add(new DeadlinesSuspended(
                    state.id(), party, still.stream().map(PinnedDeadline::name).toList(), act));
        }
    }

    private static void resume(Party party, Unfolding unfolding, Act act, Instant until) {
        CaseState state = unfolding.state();
        Hold hold = Hold.awaiting(party);
        if (state.deadlines().stream().anyMatch(d -> d.holds().contains(hold))) {
            unfolding.add(new DeadlinesResumed(
                    state.id(), party, Timekeeping.running(state, hold, until, unfolding.now), act));
        }
    }
}
