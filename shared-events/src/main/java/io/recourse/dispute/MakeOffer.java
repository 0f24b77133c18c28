package io.recourse.dispute;

import io.recourse.actor.Act;
import io.recourse.money.Money;
import io.recourse.offer.OfferId;
import io.recourse.offer.OfferKind;
import io.recourse.personal.Personal;
import java.time.Instant;
import java.util.Optional;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Offers something to the other side; an offer of the other side that stands is countered by it.
 *
 * @param party on whose behalf
 * @param validUntil empty for as long as the policy says
 */
public record MakeOffer(
        @TargetAggregateIdentifier CaseId caseId,
        OfferId offerId,
        Party party,
        OfferKind kind,
        Optional<Money> amount,
        Optional<Personal<String>> message,
        Optional<Instant> validUntil,
        Act act)
        implements DisputeCommand {
    @Override
    public Action action() {
        return Action.MAKE_OFFER;
    }

    @Override
    public Optional<Object> target() {
        return Optional.of(party);
    }
}
