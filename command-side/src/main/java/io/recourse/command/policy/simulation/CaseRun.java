package io.recourse.command.policy.simulation;

import io.recourse.command.policy.Policy.Facts;
import io.recourse.command.policy.pack.Catalogue;
import io.recourse.command.policy.simulation.CaseResult.Part;
import io.recourse.command.policy.simulation.CaseResult.UnderPack;
import io.recourse.deadline.Deadline;
import io.recourse.deadline.DeadlineName;
import io.recourse.deadline.Hold;
import io.recourse.deadline.Milestone;
import io.recourse.deadline.PolicyRef;
import io.recourse.deadline.Trigger;
import io.recourse.dispute.Party;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One case in virtual time under one pack: it goes through the same steps as a case that is pinned to the pack. */
final class CaseRun {

    private final Catalogue catalogue;
    private final PolicyRef pack;
    private final Catalogue.Rules rules;
    private final List<Running> deadlines = new ArrayList<>();
    private final Set<Party> awaited = EnumSet.noneOf(Party.class);
    private Facts facts;
    private Part part = Part.NOT_BEGUN;
    private boolean closed;

    CaseRun(Catalogue catalogue, PolicyRef pack, Catalogue.Rules rules, Facts facts) {
        this.catalogue = catalogue;
        this.pack = pack;
        this.rules = rules;
        this.facts = facts;
    }

    void happens(Instant at, Occurrence what) {
        expire(at);
        switch (what) {
            case Occurrence.Begins begins -> begins(begins.trigger(), at);
            case Occurrence.Fulfils fulfils -> fulfils(fulfils.milestone(), at);
            case Occurrence.Stops stops -> stops(stops.hold(), at);
            case Occurrence.Resumes resumes -> resumes(resumes.hold(), at);
            case Occurrence.PutsOff putsOff -> putsOff(putsOff.name(), putsOff.dueAt(), at);
            case Occurrence.Describes describes -> {}
        }
    }

    UnderPack endsAt(Instant end) {
        expire(end);
        return new UnderPack(
                pack, part, deadlines.stream().map(d -> d.endsAt(end)).toList());
    }

    private void expire(Instant now) {
        deadlines.forEach(deadline -> deadline.expire(now, closed));
    }

    private void begins(Trigger trigger, Instant at) {
        if (trigger == Trigger.NOTICE_RECEIVED) {
            closed = false;
            noticed(at);
            return;
        }
        Facts known = facts.when(trigger, at);
        if (trigger.stated()) {
            facts = known;
        }
        if (part == Part.CONCERNED) {
            pin(catalogue.begun(pack, known, Set.of(trigger), rules), at);
        }
    }

    private void noticed(Instant at) {
        Facts known = facts.when(Trigger.NOTICE_RECEIVED, at);
        switch (part) {
            case NOT_BEGUN -> {
                facts = known;
                if (catalogue.concerns(pack, facts)) {
                    part = Part.CONCERNED;
                    pin(catalogue.begun(pack, facts, facts.moments().instants().keySet(), rules), at);
                } else {
                    part = Part.NOT_CONCERNED;
                }
            }
            case CONCERNED -> pin(catalogue.begun(pack, known, Set.of(Trigger.NOTICE_RECEIVED), rules), at);
            case NOT_CONCERNED -> {}
        }
    }

    private void pin(List<Deadline> begun, Instant at) {
        for (Deadline deadline : begun) {
            Running running = new Running(deadline.named(next(deadline.name())));
            deadlines.add(running);
            awaited.forEach(party -> running.stopsFor(party, at));
        }
    }

    private DeadlineName next(DeadlineName kind) {
        return kind.number(1
                + (int) deadlines.stream()
                        .filter(d -> d.name().kind().equals(kind))
                        .count());
    }

    private void fulfils(Milestone milestone, Instant at) {
        deadlines.forEach(deadline -> deadline.fulfils(milestone, at));
        if (milestone == Milestone.CASE_CLOSED) {
            closed = true;
        }
    }

    private void stops(Hold hold, Instant at) {
        party(hold).ifPresent(awaited::add);
        deadlines.forEach(deadline ->
                party(hold).ifPresentOrElse(party -> deadline.stopsFor(party, at), () -> deadline.stopsWithClock(at)));
    }

    private void resumes(Hold hold, Instant at) {
        party(hold).ifPresent(awaited::remove);
        deadlines.forEach(deadline -> deadline.resumes(hold, at));
    }

    private static Optional<Party> party(Hold hold) {
        return switch (hold) {
            case CLOCK -> Optional.empty();
            case CUSTOMER_AWAITED -> Optional.of(Party.CUSTOMER);
            case MERCHANT_AWAITED -> Optional.of(Party.MERCHANT);
        };
    }

    private void putsOff(DeadlineName name, Instant dueAt, Instant at) {
        deadlines.stream().filter(d -> d.name().equals(name)).forEach(d -> d.putOff(dueAt, at));
    }
}
