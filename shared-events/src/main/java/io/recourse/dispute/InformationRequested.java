package io.recourse.dispute;

import io.recourse.actor.Act;
import io.recourse.deadline.Deadline;
import io.recourse.information.RequestId;
import io.recourse.information.RequestedItem;
import io.recourse.personal.Personal;
import java.util.List;
import java.util.Optional;
import org.axonframework.serialization.Revision;

/** Something was asked of the customer or the merchant.
 *
 * @param deadline until when, pinned with it; its name belongs to this request alone
 */
@Revision("1")
public record InformationRequested(
        CaseId caseId,
        RequestId requestId,
        Party party,
        List<RequestedItem> items,
        Optional<Personal<String>> message,
        Deadline deadline,
        Act act)
        implements DisputeEvent {
    public InformationRequested {
        items = List.copyOf(items);
    }

    @Override
    public List<Deadline> promises() {
        return List.of(deadline);
    }
}
