package io.recourse.command.policy.simulation;

import io.recourse.command.policy.simulation.CaseResult.UnderPack;
import io.recourse.deadline.DeadlineName;
import io.recourse.deadline.PolicyRef;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A deadline of a case for which two packs come to different verdicts, or that only one of them gives.
 *
 * @param pack the second of the two
 */
public record Difference(
        String caseId,
        DeadlineName name,
        PolicyRef pack,
        Optional<SimulatedDeadline> from,
        Optional<SimulatedDeadline> to) {

    /** @param known the kinds of deadline that both packs have */
    static List<Difference> between(UnderPack from, UnderPack to, String caseId, Set<DeadlineName> known) {
        return Stream.concat(from.deadlines().stream(), to.deadlines().stream())
                .map(SimulatedDeadline::name)
                .filter(name -> known.contains(name.kind()))
                .distinct()
                .map(name -> new Difference(caseId, name, to.pack(), from.deadline(name), to.deadline(name)))
                .filter(Difference::real)
                .toList();
    }

    private boolean real() {
        return !from.map(SimulatedDeadline::verdict).equals(to.map(SimulatedDeadline::verdict));
    }
}
