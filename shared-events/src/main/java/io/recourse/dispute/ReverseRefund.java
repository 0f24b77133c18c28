package io.recourse.dispute;

import io.recourse.actor.Act;
import io.recourse.refund.RefundFailure;
import io.recourse.refund.RefundId;
import java.util.Optional;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Money that had gone to the customer came back. */
public record ReverseRefund(@TargetAggregateIdentifier CaseId caseId, RefundId refundId, RefundFailure failure, Act act)
        implements DisputeCommand {
    @Override
    public Action action() {
        return Action.REVERSE_REFUND;
    }

    @Override
    public Optional<Object> target() {
        return Optional.of(refundId);
    }
}
