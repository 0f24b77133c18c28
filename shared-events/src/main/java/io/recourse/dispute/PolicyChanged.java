package io.recourse.dispute;

import io.recourse.actor.Act;
import io.recourse.deadline.Deadline;
import io.recourse.deadline.DeadlineName;
import io.recourse.deadline.PolicyRef;
import io.recourse.personal.Personal;
import io.recourse.terms.CaseTerms;
import java.util.List;
import org.axonframework.serialization.Revision;

/** A case was moved to other policies, or other versions of them. What was met or missed stays so.
 *
 * @param before the policies that it was under
 * @param moved pending deadlines as the new policies have them, later by as long as they had stood still
 * @param begun deadlines that the case did not have
 * @param dropped pending deadlines that the new policies do not know
 */
@Revision("1")
public record PolicyChanged(
        CaseId caseId,
        List<PolicyRef> before,
        List<PolicyRef> policies,
        CaseTerms terms,
        List<Deadline> moved,
        List<Deadline> begun,
        List<DeadlineName> dropped,
        Personal<String> reason,
        Act act)
        implements DisputeEvent {
    public PolicyChanged {
        before = List.copyOf(before);
        policies = List.copyOf(policies);
        moved = List.copyOf(moved);
        begun = List.copyOf(begun);
        dropped = List.copyOf(dropped);
    }

    @Override
    public List<Deadline> promises() {
        return begun;
    }
}
