package io.recourse.offer;

import io.recourse.deadline.DeadlineName;
import java.time.Instant;
import java.util.Optional;

/** An offer and what became of it.
 *
 * @param sequence of the event that made it
 * @param deadline the name of its deadline
 */
public record MadeOffer(
        Offer offer,
        long sequence,
        DeadlineName deadline,
        State state,
        Optional<OfferId> counters,
        Instant madeAt,
        Instant validUntil,
        Optional<Instant> endedAt) {

    public enum State {
        STANDING,
        ACCEPTED,
        DECLINED,
        COUNTERED,
        LAPSED
    }

    public boolean standing() {
        return state == State.STANDING;
    }

    public MadeOffer ended(State as, Instant at) {
        return new MadeOffer(offer, sequence, deadline, as, counters, madeAt, validUntil, Optional.of(at));
    }

    public MadeOffer standingUntil(Instant instant) {
        return new MadeOffer(offer, sequence, deadline, state, counters, madeAt, instant, endedAt);
    }

    /** Without what it says in words. */
    public MadeOffer silent() {
        Offer bare = new Offer(offer.id(), offer.from(), offer.kind(), offer.amount(), Optional.empty());
        return new MadeOffer(bare, sequence, deadline, state, counters, madeAt, validUntil, endedAt);
    }
}
