package io.recourse.dispute;

import io.recourse.actor.Act;
import io.recourse.refund.RefundId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** The money of a refund has moved. */
public record ConfirmRefund(
        @TargetAggregateIdentifier CaseId caseId, RefundId refundId, String gatewayReference, Act act)
        implements DisputeCommand {

    @Override
    public Action action() {
        return Action.CONFIRM_REFUND;
    }
}
