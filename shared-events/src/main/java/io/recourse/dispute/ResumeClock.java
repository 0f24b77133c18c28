package io.recourse.dispute;

import io.recourse.actor.Act;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Lets the deadlines run again, with what was left of them. */
public record ResumeClock(@TargetAggregateIdentifier CaseId caseId, Act act) implements DisputeCommand {
    @Override
    public Action action() {
        return Action.RESUME_CLOCK;
    }
}
