package io.recourse.dispute;

import io.recourse.actor.Act;
import io.recourse.personal.Personal;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** An internal remark; the customer and the merchant never see it. */
public record AddNote(@TargetAggregateIdentifier CaseId caseId, Personal<String> text, Act act)
        implements DisputeCommand {

    @Override
    public Action action() {
        return Action.ADD_NOTE;
    }
}
