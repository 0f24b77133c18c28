package io.recourse.dispute;

import io.recourse.actor.Act;
import io.recourse.personal.Personal;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Moves the case up. */
public record Escalate(@TargetAggregateIdentifier CaseId caseId, EscalationTarget to, Personal<String> reason, Act act)
        implements DisputeCommand {

    @Override
    public Action action() {
        return Action.ESCALATE;
    }
}
