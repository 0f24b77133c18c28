package io.recourse.dispute;

import io.recourse.actor.Act;
import io.recourse.personal.Personal;
import io.recourse.refund.RefundId;
import java.util.Optional;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Takes a provisional credit back. */
public record ReverseProvisionalCredit(
        @TargetAggregateIdentifier CaseId caseId, RefundId refundId, Optional<Personal<String>> reason, Act act)
        implements DisputeCommand {
    @Override
    public Action action() {
        return Action.REVERSE_PROVISIONAL_CREDIT;
    }

    @Override
    public Optional<Object> target() {
        return Optional.of(refundId);
    }
}
