package io.recourse.dispute;

import io.recourse.actor.Act;
import io.recourse.personal.Personal;
import io.recourse.receipt.ReceiptId;
import java.util.List;
import java.util.Optional;
import org.axonframework.serialization.Revision;

/** The merchant took a position.
 *
 * @param submitted drafts that became evidence with it
 * @param late the merchant had missed a deadline
 */
@Revision("1")
public record MerchantResponded(
        CaseId caseId,
        Position position,
        Optional<Personal<String>> message,
        List<ReceiptId> submitted,
        boolean late,
        Act act)
        implements DisputeEvent {
    public MerchantResponded {
        submitted = List.copyOf(submitted);
    }
}
