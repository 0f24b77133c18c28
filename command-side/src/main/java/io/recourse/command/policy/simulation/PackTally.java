package io.recourse.command.policy.simulation;

import io.recourse.command.policy.pack.Pack;
import io.recourse.command.policy.simulation.CaseResult.UnderPack;
import io.recourse.deadline.DeadlineName;
import io.recourse.money.Money;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Counts what one pack does to case after case. */
final class PackTally {

    private final Pack pack;
    private final Map<DeadlineName, DeadlineTally> deadlines = new LinkedHashMap<>();
    private int concerned;
    private int notConcerned;
    private int notBegun;

    PackTally(Pack pack) {
        this.pack = pack;
        pack.deadlineNames().forEach(name -> deadlines.put(name, new DeadlineTally(name)));
    }

    Pack pack() {
        return pack;
    }

    Set<DeadlineName> names() {
        return deadlines.keySet();
    }

    void add(UnderPack result, Optional<Money> atStake) {
        switch (result.part()) {
            case CONCERNED -> concerned++;
            case NOT_CONCERNED -> notConcerned++;
            case NOT_BEGUN -> notBegun++;
        }
        if (!result.deadlines().isEmpty()) {
            deadlines.forEach((kind, tally) -> tally.add(
                    result.deadlines().stream()
                            .filter(d -> d.name().kind().equals(kind))
                            .toList(),
                    atStake));
        }
    }

    Report.OfPack report() {
        return new Report.OfPack(
                pack.ref(),
                concerned,
                notConcerned,
                notBegun,
                deadlines.values().stream().map(DeadlineTally::report).toList());
    }
}
