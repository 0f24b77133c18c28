package io.recourse.command.dispute;

import io.recourse.command.policy.Policy;
import io.recourse.command.policy.simulation.LogEvent;
import io.recourse.command.policy.simulation.Occurrence;
import io.recourse.deadline.Hold;
import io.recourse.deadline.Trigger;
import io.recourse.dispute.CaseState;
import io.recourse.dispute.ClockPaused;
import io.recourse.dispute.ClockResumed;
import io.recourse.dispute.DeadlineExtended;
import io.recourse.dispute.DisputeEvent;
import io.recourse.dispute.DisputeOpened;
import io.recourse.dispute.DisputeReopened;
import io.recourse.dispute.Party;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A case's history as a simulation takes it: what {@link Consequences} sees. What its own policy brought about stays in it. Time is
 * when something happened and not when it was recorded: an import records years in an hour. What was recorded too late for the
 * live system may therefore be in time.
 */
public final class OwnHistory {

    private static final List<Party> AWAITED = List.of(Party.CUSTOMER, Party.MERCHANT);

    private final List<LogEvent> log = new ArrayList<>();
    private Optional<CaseState> state = Optional.empty();

    private OwnHistory() {}

    /** @param history all events of one case, from its opening on, in order */
    public static List<LogEvent> of(List<DisputeEvent> history) {
        OwnHistory own = new OwnHistory();
        history.forEach(own::add);
        return List.copyOf(own.log);
    }

    private void add(DisputeEvent event) {
        Instant at = event.act().occurredAt();
        Optional<CaseState> before = state;
        CaseState after =
                CaseState.evolve(before, event, before.map(s -> s.version() + 1).orElse(0L), at);
        state = Optional.of(after);
        switch (event) {
            case DisputeOpened e -> opened(after);
            case DisputeReopened e -> add(after, at, new Occurrence.Begins(Trigger.NOTICE_RECEIVED));
            case ClockPaused e -> add(after, at, new Occurrence.Stops(Hold.CLOCK));
            case ClockResumed e -> add(after, at, new Occurrence.Resumes(Hold.CLOCK));
            case DeadlineExtended e -> add(after, at, new Occurrence.PutsOff(e.name(), e.dueAt()));
            default -> happened(Happening.of(before, event, after), after, at);
        }
        AWAITED.forEach(party -> awaited(party, before, after, at));
    }

    private void opened(CaseState after) {
        Instant receivedAt = after.complaint().receivedAt();
        Policy.Facts facts = Policy.Facts.of(after, receivedAt);
        add(after, receivedAt, new Occurrence.Describes(facts, after.disputedAmount()));
        add(after, receivedAt, new Occurrence.Begins(Trigger.NOTICE_RECEIVED));
    }

    private void happened(Happening happening, CaseState after, Instant at) {
        happening.milestones().forEach(milestone -> add(after, at, new Occurrence.Fulfils(milestone)));
        happening.triggers().forEach(trigger -> add(after, at, new Occurrence.Begins(trigger)));
    }

    private void awaited(Party party, Optional<CaseState> before, CaseState after, Instant at) {
        boolean was = before.filter(s -> s.dealings().await(party)).isPresent();
        boolean is = after.dealings().await(party);
        if (is && !was) {
            add(after, at, new Occurrence.Stops(Hold.awaiting(party)));
        } else if (was && !is) {
            add(after, at, new Occurrence.Resumes(Hold.awaiting(party)));
        }
    }

    private void add(CaseState of, Instant at, Occurrence what) {
        log.add(new LogEvent(of.id().value(), at, what));
    }
}
