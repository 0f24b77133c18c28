package io.recourse.dispute;

import io.recourse.actor.Act;
import io.recourse.deadline.Deadline;
import io.recourse.offer.Offer;
import io.recourse.offer.OfferId;
import java.util.List;
import java.util.Optional;
import org.axonframework.serialization.Revision;

/** One side offers something to the other.
 *
 * @param counters the offer that it answers
 * @param deadline until when it stands; its name belongs to this offer alone
 */
@Revision("1")
public record OfferMade(CaseId caseId, Offer offer, Optional<OfferId> counters, Deadline deadline, Act act)
        implements DisputeEvent {
    @Override
    public List<Deadline> promises() {
        return List.of(deadline);
    }
}
