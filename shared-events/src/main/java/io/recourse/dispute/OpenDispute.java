package io.recourse.dispute;

import io.recourse.actor.Act;
import io.recourse.personal.Owner;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Starts a case from a complaint. */
public record OpenDispute(@TargetAggregateIdentifier CaseId caseId, Complaint complaint, Origin origin, Act act)
        implements DisputeCommand {

    @Override
    public Owner owner() {
        return new Owner.Customer(complaint.customerId());
    }

    @Override
    public Action action() {
        return Action.OPEN_DISPUTE;
    }
}
