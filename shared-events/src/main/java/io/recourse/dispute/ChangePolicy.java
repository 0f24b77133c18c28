package io.recourse.dispute;

import io.recourse.actor.Act;
import io.recourse.personal.Personal;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Moves a case to the policies that would apply if it were opened now. */
public record ChangePolicy(@TargetAggregateIdentifier CaseId caseId, Personal<String> reason, Act act)
        implements DisputeCommand {
    @Override
    public Action action() {
        return Action.CHANGE_POLICY;
    }
}
