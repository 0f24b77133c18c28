package io.recourse.dispute;

import io.recourse.actor.Act;
import io.recourse.personal.Personal;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Has the wallet lock the customer's account. */
public record RequestAccountHold(@TargetAggregateIdentifier CaseId caseId, Personal<String> reason, Act act)
        implements DisputeCommand {
    @Override
    public Action action() {
        return Action.REQUEST_ACCOUNT_HOLD;
    }
}
