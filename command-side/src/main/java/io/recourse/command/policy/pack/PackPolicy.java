package io.recourse.command.policy.pack;

import io.recourse.command.policy.Policy;
import io.recourse.command.policy.calendar.NotCovered;
import io.recourse.deadline.Deadline;
import io.recourse.deadline.PolicyRef;
import io.recourse.deadline.Trigger;
import io.recourse.rejection.Rejected;
import io.recourse.rejection.Rejection;
import io.recourse.rejection.Rule;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** The policy that the packs in a catalogue make. */
public final class PackPolicy implements Policy {

    private final Supplier<Catalogue> catalogue;

    public PackPolicy(Supplier<Catalogue> catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public Decision decide(Facts facts, Instant instant) {
        try {
            List<CountedPack> packs = catalogue.get().applying(facts, instant);
            Set<Trigger> known = facts.moments().instants().keySet();
            return new Decision(
                    packs.stream().map(counted -> counted.pack().ref()).toList(),
                    Strictest.of(
                            packs.stream().flatMap(counted -> counted.begun(facts, known, Catalogue.Rules.ENABLED))),
                    AllTerms.of(packs.stream().map(CountedPack::pack).toList(), facts),
                    AllTerms.queue(packs.stream().map(CountedPack::pack).toList(), facts));
        } catch (NotCovered e) {
            throw notCovered(e);
        }
    }

    @Override
    public List<Deadline> begun(List<PolicyRef> policies, Facts facts, Trigger trigger) {
        Catalogue now = catalogue.get();
        try {
            return Strictest.of(policies.stream()
                    .map(ref -> now.counted(ref)
                            .orElseThrow(() -> new Rejected(
                                    Rejection.of(Rule.POLICY_UNKNOWN, "policy", ref.id(), "version", ref.version()))))
                    .flatMap(counted -> counted.begun(facts, EnumSet.of(trigger), Catalogue.Rules.ENABLED)));
        } catch (NotCovered e) {
            throw notCovered(e);
        }
    }

    private static Rejected notCovered(NotCovered e) {
        return new Rejected(Rejection.of(Rule.CALENDAR_NOT_COVERED, "calendar", e.calendar(), "day", e.day()));
    }
}
