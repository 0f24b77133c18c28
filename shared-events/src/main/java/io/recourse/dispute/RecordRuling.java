package io.recourse.dispute;

import io.recourse.actor.Act;
import io.recourse.ruling.Ruling;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Records what somebody outside decided. */
public record RecordRuling(@TargetAggregateIdentifier CaseId caseId, Ruling ruling, Act act) implements DisputeCommand {
    @Override
    public Action action() {
        return Action.RECORD_RULING;
    }
}
