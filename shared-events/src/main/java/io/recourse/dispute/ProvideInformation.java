package io.recourse.dispute;

import io.recourse.actor.Act;
import io.recourse.information.ProvidedItem;
import io.recourse.information.RequestId;
import java.util.List;
import java.util.Optional;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Answers a request for information, in whole or in part. */
public record ProvideInformation(
        @TargetAggregateIdentifier CaseId caseId, RequestId requestId, List<ProvidedItem> items, Act act)
        implements DisputeCommand {
    public ProvideInformation {
        items = List.copyOf(items);
    }

    @Override
    public Action action() {
        return Action.PROVIDE_INFORMATION;
    }

    @Override
    public Optional<Object> target() {
        return Optional.of(requestId);
    }
}
