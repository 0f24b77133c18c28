package io.recourse.dispute;

import io.recourse.actor.Act;
import io.recourse.personal.Personal;
import io.recourse.receipt.ReceiptId;
import java.util.Optional;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Takes a piece of evidence back. */
public record WithdrawReceipt(
        @TargetAggregateIdentifier CaseId caseId, ReceiptId receiptId, Personal<String> reason, Act act)
        implements DisputeCommand {
    @Override
    public Action action() {
        return Action.WITHDRAW_RECEIPT;
    }

    @Override
    public Optional<Object> target() {
        return Optional.of(receiptId);
    }
}
