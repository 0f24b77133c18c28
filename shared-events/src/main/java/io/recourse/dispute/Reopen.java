package io.recourse.dispute;

import io.recourse.actor.Act;
import io.recourse.personal.Personal;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Continues a closed case in a new round. */
public record Reopen(@TargetAggregateIdentifier CaseId caseId, Personal<String> reason, Act act)
        implements DisputeCommand {
    @Override
    public Action action() {
        return Action.REOPEN;
    }
}
