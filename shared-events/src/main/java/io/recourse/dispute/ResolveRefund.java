package io.recourse.dispute;

import io.recourse.actor.Act;
import io.recourse.personal.Personal;
import io.recourse.refund.RefundId;
import java.util.Optional;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Says what became of a refund that no gateway could end.
 *
 * @param moved whether the customer has the money
 * @param reference where that can be seen
 */
public record ResolveRefund(
        @TargetAggregateIdentifier CaseId caseId,
        RefundId refundId,
        boolean moved,
        String reference,
        Optional<Personal<String>> reason,
        Act act)
        implements DisputeCommand {
    @Override
    public Action action() {
        return Action.RESOLVE_REFUND;
    }

    @Override
    public Optional<Object> target() {
        return Optional.of(refundId);
    }
}
