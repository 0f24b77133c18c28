package io.recourse.dispute;

import io.recourse.actor.Act;
import io.recourse.receipt.Receipt;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Adds a piece of evidence whose bytes are already kept. */
public record AttachReceipt(@TargetAggregateIdentifier CaseId caseId, Receipt receipt, Act act)
        implements DisputeCommand {

    @Override
    public Action action() {
        return Action.ATTACH_RECEIPT;
    }
}
