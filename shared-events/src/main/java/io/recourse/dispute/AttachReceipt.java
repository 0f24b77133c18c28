package io.recourse.dispute;

import io.recourse.actor.Act;
import io.recourse.receipt.Receipt;
import java.util.List;
import java.util.Optional;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Adds evidence whose bytes are already kept; all of it or none.
 *
 * @param party whose evidence it is
 * @param draft only the merchant sees it until it responds
 */
public record AttachReceipt(
        @TargetAggregateIdentifier CaseId caseId, List<Receipt> receipts, Party party, boolean draft, Act act)
        implements DisputeCommand {
    public AttachReceipt {
        receipts = List.copyOf(receipts);
    }

    @Override
    public Action action() {
        return Action.ATTACH_RECEIPT;
    }

    @Override
    public Optional<Object> target() {
        return Optional.of(party);
    }
}
