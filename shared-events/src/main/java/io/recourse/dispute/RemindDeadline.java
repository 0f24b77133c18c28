package io.recourse.dispute;

import io.recourse.actor.Act;
import io.recourse.deadline.DeadlineName;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** A deadline comes near; the case decides whether anybody is to be reminded. */
public record RemindDeadline(@TargetAggregateIdentifier CaseId caseId, DeadlineName name, Act act)
        implements DisputeCommand {
    @Override
    public Action action() {
        return Action.REMIND_DEADLINE;
    }
}
