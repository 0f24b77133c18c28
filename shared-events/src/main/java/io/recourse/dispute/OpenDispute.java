package io.recourse.dispute;

import io.recourse.actor.Act;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Starts a case from a complaint. */
public record OpenDispute(@TargetAggregateIdentifier CaseId caseId, Complaint complaint, Origin origin, Act act)
        implements DisputeCommand {

    @Override
    public Action action() {
        return Action.OPEN_DISPUTE;
    }
}
