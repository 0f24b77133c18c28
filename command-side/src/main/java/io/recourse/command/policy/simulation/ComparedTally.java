package io.recourse.command.policy.simulation;

import io.recourse.command.policy.simulation.CaseResult.UnderPack;
import io.recourse.deadline.DeadlineName;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Counts where two packs differ. */
final class ComparedTally {

    private final PackTally from;
    private final PackTally to;
    private final int most;
    private final Set<DeadlineName> known;
    private final List<Difference> listed = new ArrayList<>();
    private int cases;
    private int differences;

    /** @param most how many differences are kept */
    ComparedTally(PackTally from, PackTally to, int most) {
        this.from = from;
        this.to = to;
        this.most = most;
        this.known = new LinkedHashSet<>(from.names());
        this.known.retainAll(to.names());
    }

    /** @return where the two differ in this case */
    List<Difference> add(String caseId, UnderPack first, UnderPack second) {
        List<Difference> found = Difference.between(first, second, caseId, known);
        if (!found.isEmpty()) {
            cases++;
            differences += found.size();
            found.stream().limit(Math.max(0, most - listed.size())).forEach(listed::add);
        }
        return found;
    }

    Report.Comparison report() {
        return new Report.Comparison(from.pack().ref(), to.pack().ref(), cases, differences, listed);
    }
}
