package io.recourse.dispute;

import io.recourse.actor.Act;
import io.recourse.offer.OfferId;
import io.recourse.personal.Personal;
import java.util.Optional;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Declines an offer of the other side. */
public record DeclineOffer(
        @TargetAggregateIdentifier CaseId caseId, OfferId offerId, Optional<Personal<String>> reason, Act act)
        implements DisputeCommand {
    @Override
    public Action action() {
        return Action.DECLINE_OFFER;
    }

    @Override
    public Optional<Object> target() {
        return Optional.of(offerId);
    }
}
