package io.recourse.dispute;

import io.recourse.actor.Act;
import io.recourse.personal.Personal;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Has the wallet unlock the customer's account. */
public record ReleaseAccountHold(@TargetAggregateIdentifier CaseId caseId, Personal<String> reason, Act act)
        implements DisputeCommand {
    @Override
    public Action action() {
        return Action.RELEASE_ACCOUNT_HOLD;
    }
}
