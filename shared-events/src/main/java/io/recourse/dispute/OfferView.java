package io.recourse.dispute;

import io.recourse.money.Money;
import io.recourse.offer.MadeOffer;
import io.recourse.offer.Offer;
import io.recourse.offer.OfferId;
import io.recourse.offer.OfferKind;
import io.recourse.personal.Personal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** An offer as it is shown. {@code validUntil} is the first instant that is too late. */
public record OfferView(
        OfferId offerId,
        Party from,
        Party to,
        OfferKind kind,
        Optional<Money> amount,
        Optional<String> message,
        MadeOffer.State state,
        Optional<OfferId> counters,
        Instant madeAt,
        Instant validUntil,
        Optional<Instant> endedAt) {

    public static List<OfferView> of(CaseState state) {
        return state.dealings().offers().stream().map(OfferView::of).toList();
    }

    private static OfferView of(MadeOffer made) {
        Offer offer = made.offer();
        return new OfferView(
                offer.id(),
                offer.from(),
                offer.to(),
                offer.kind(),
                offer.amount(),
                offer.message().map(Personal::value),
                made.state(),
                made.counters(),
                made.madeAt(),
                made.validUntil(),
                made.endedAt());
    }
}
