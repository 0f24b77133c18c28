package io.recourse.dispute;

import io.recourse.actor.Act;
import io.recourse.refund.RefundId;
import java.util.Optional;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** A second person agrees to a refund or a provisional credit. */
public record ApproveRefund(@TargetAggregateIdentifier CaseId caseId, RefundId refundId, Act act)
        implements DisputeCommand {
    @Override
    public Action action() {
        return Action.APPROVE_REFUND;
    }

    @Override
    public Optional<Object> target() {
        return Optional.of(refundId);
    }
}
