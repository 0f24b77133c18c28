package io.recourse.dispute;

import io.recourse.actor.Act;
import io.recourse.offer.OfferId;
import java.util.Optional;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Accepts an offer of the other side. */
public record AcceptOffer(@TargetAggregateIdentifier CaseId caseId, OfferId offerId, Act act)
        implements DisputeCommand {
    @Override
    public Action action() {
        return Action.ACCEPT_OFFER;
    }

    @Override
    public Optional<Object> target() {
        return Optional.of(offerId);
    }
}
