package io.recourse.command.policy.simulation;

import io.recourse.deadline.DeadlineName;
import io.recourse.deadline.PolicyRef;
import io.recourse.money.Money;
import java.util.List;
import java.util.Optional;

/** What the packs would have done to one case.
 *
 * @param packs in the order in which they were asked for
 * @param differences of each other pack from the first
 */
public record CaseResult(String caseId, Optional<Money> atStake, List<UnderPack> packs, List<Difference> differences) {

    public CaseResult {
        packs = List.copyOf(packs);
        differences = List.copyOf(differences);
    }

    public enum Part {
        CONCERNED,
        /** The pack does not apply to it. */
        NOT_CONCERNED,
        /** The log says of no complaint. */
        NOT_BEGUN
    }

    /** @param deadlines in the order in which they began */
    public record UnderPack(PolicyRef pack, Part part, List<SimulatedDeadline> deadlines) {

        public UnderPack {
            deadlines = List.copyOf(deadlines);
        }

        Optional<SimulatedDeadline> deadline(DeadlineName name) {
            return deadlines.stream().filter(d -> d.name().equals(name)).findFirst();
        }
    }
}
