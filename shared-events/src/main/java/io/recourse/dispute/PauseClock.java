package io.recourse.dispute;

import io.recourse.actor.Act;
import io.recourse.personal.Personal;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Stops the deadlines that the policy lets stand still. */
public record PauseClock(@TargetAggregateIdentifier CaseId caseId, Personal<String> reason, Act act)
        implements DisputeCommand {
    @Override
    public Action action() {
        return Action.PAUSE_CLOCK;
    }
}
