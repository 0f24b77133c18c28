package io.recourse.dispute;

import io.recourse.actor.Act;
import io.recourse.refund.RefundId;
import java.util.Optional;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Has a refund tried again now, under the same id. */
public record RetryRefund(@TargetAggregateIdentifier CaseId caseId, RefundId refundId, Act act)
        implements DisputeCommand {
    @Override
    public Action action() {
        return Action.RETRY_REFUND;
    }

    @Override
    public Optional<Object> target() {
        return Optional.of(refundId);
    }
}
