package io.recourse.dispute;

import io.recourse.actor.Act;
import io.recourse.deadline.DeadlineName;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** The due instant of a deadline has come; the case decides whether it was missed. */
public record ExpireDeadline(@TargetAggregateIdentifier CaseId caseId, DeadlineName name, Act act)
        implements DisputeCommand {

    @Override
    public Action action() {
        return Action.EXPIRE_DEADLINE;
    }
}
