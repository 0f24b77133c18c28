package io.recourse.dispute;

import io.recourse.actor.Act;
import io.recourse.refund.RefundId;
import io.recourse.refund.RefundProgress;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Tells how far a refund has come that has not ended. */
public record FollowRefund(
        @TargetAggregateIdentifier CaseId caseId, RefundId refundId, RefundProgress progress, Act act)
        implements DisputeCommand {
    @Override
    public Action action() {
        return Action.FOLLOW_REFUND;
    }
}
