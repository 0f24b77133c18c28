package io.recourse.dispute;

import io.recourse.actor.Act;
import io.recourse.information.RequestId;
import io.recourse.information.RequestedItem;
import io.recourse.personal.Personal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Asks the customer or the merchant for something.
 *
 * @param dueAt empty for as long as the policy says
 */
public record RequestInformation(
        @TargetAggregateIdentifier CaseId caseId,
        RequestId requestId,
        Party party,
        List<RequestedItem> items,
        Optional<Personal<String>> message,
        Optional<Instant> dueAt,
        Act act)
        implements DisputeCommand {
    public RequestInformation {
        items = List.copyOf(items);
    }

    @Override
    public Action action() {
        return Action.REQUEST_INFORMATION;
    }
}
