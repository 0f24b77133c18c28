package io.recourse.dispute;

import io.recourse.actor.Act;
import io.recourse.refund.RefundFailure;
import io.recourse.refund.RefundId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** A refund moved no money and never will. */
public record FailRefund(@TargetAggregateIdentifier CaseId caseId, RefundId refundId, RefundFailure failure, Act act)
        implements DisputeCommand {

    @Override
    public Action action() {
        return Action.FAIL_REFUND;
    }
}
