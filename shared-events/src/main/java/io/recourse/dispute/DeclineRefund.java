package io.recourse.dispute;

import io.recourse.actor.Act;
import io.recourse.personal.Personal;
import io.recourse.refund.RefundId;
import java.util.Optional;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** A second person does not agree to a refund or a provisional credit. */
public record DeclineRefund(
        @TargetAggregateIdentifier CaseId caseId, RefundId refundId, Optional<Personal<String>> reason, Act act)
        implements DisputeCommand {
    @Override
    public Action action() {
        return Action.DECLINE_REFUND;
    }

    @Override
    public Optional<Object> target() {
        return Optional.of(refundId);
    }
}
