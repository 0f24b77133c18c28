package io.recourse.query.merchant;

import static java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME;

import io.recourse.deadline.DeadlineName;
import io.recourse.deadline.ExpiryEffect;
import io.recourse.deadline.Milestone;
import io.recourse.deadline.PinnedDeadline;
import io.recourse.dispute.CaseId;
import io.recourse.dispute.CaseState;
import io.recourse.dispute.EvidenceView;
import io.recourse.dispute.OfferView;
import io.recourse.dispute.Party;
import io.recourse.dispute.RequestView;
import io.recourse.information.InformationRequest;
import io.recourse.information.Item;
import io.recourse.information.RequestId;
import io.recourse.offer.MadeOffer;
import io.recourse.offer.OfferId;
import io.recourse.receipt.ReceiptKind;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/**
 * What a case still waits for from its merchant, and by when.
 *
 * @param asOf the instant that seconds left count from
 * @param zone the time zone of what is local here
 * @param deadlines the merchant's own that have neither been kept nor missed
 * @param evidence what of the checklist is missing
 * @param informationRequests those that are not answered
 * @param offers those that wait for the merchant's answer
 */
record MerchantOutstanding(
        CaseId disputeId,
        long version,
        Instant asOf,
        ZoneId zone,
        List<Promised> deadlines,
        List<MissingEvidence> evidence,
        List<Asked> informationRequests,
        List<Offered> offers) {

    /** One that is late can still be answered. */
    private static final Set<InformationRequest.State> AWAITED =
            Set.of(InformationRequest.State.OPEN, InformationRequest.State.OVERDUE);

    /**
     * A deadline of the merchant's.
     *
     * @param keptBy any of these keeps it
     * @param ifMissed what follows by itself
     * @param paused it stands still, and is due later than it says, by as long as it does
     */
    record Promised(DeadlineName name, List<Milestone> keptBy, List<ExpiryEffect> ifMissed, Due due, boolean paused) {}

    /** A piece of evidence of the checklist that has not come. */
    record MissingEvidence(ReceiptKind kind, boolean mandatory) {}

    /** A request for information. Its deadline is among the others. */
    record Asked(RequestId requestId, List<Item> missing) {}

    /** An offer that can be accepted or refused. */
    record Offered(OfferId offerId, Due due) {}

    /**
     * Until when.
     *
     * @param at the first instant that is too late
     * @param local the same in the zone, with its offset
     * @param secondsLeft 0 when it is too late
     */
    record Due(Instant at, String local, long secondsLeft) {

        static Due of(Instant at, ZoneId zone, Instant now) {
            long left = Math.max(0, Duration.between(now, at).toSeconds());
            return new Due(at, ISO_OFFSET_DATE_TIME.format(at.atZone(zone)), left);
        }
    }

    static MerchantOutstanding of(CaseState state, ZoneId zone, Instant now) {
        return new MerchantOutstanding(
                state.id(),
                state.version(),
                now,
                zone,
                state.deadlines().stream()
                        .filter(pinned -> pinned.deadline().party() == Party.MERCHANT && pinned.pending())
                        .map(pinned -> promised(pinned, zone, now))
                        .toList(),
                EvidenceView.of(state).stream()
                        .filter(line -> state.closedAt().isEmpty())
                        .filter(line -> line.party() == Party.MERCHANT && !line.satisfied())
                        .map(line -> new MissingEvidence(line.kind(), line.mandatory()))
                        .toList(),
                RequestView.of(state).stream()
                        .filter(request -> request.party() == Party.MERCHANT && AWAITED.contains(request.state()))
                        .map(request -> new Asked(request.requestId(), request.missing()))
                        .toList(),
                OfferView.of(state).stream()
                        .filter(offer -> offer.to() == Party.MERCHANT && offer.state() == MadeOffer.State.STANDING)
                        .map(offer -> new Offered(offer.offerId(), Due.of(offer.validUntil(), zone, now)))
                        .toList());
    }

    private static Promised promised(PinnedDeadline pinned, ZoneId zone, Instant now) {
        return new Promised(
                pinned.name(),
                pinned.deadline().metBy(),
                pinned.deadline().onExpiry(),
                Due.of(pinned.deadline().dueAt(), zone, now),
                pinned.state() == PinnedDeadline.State.PAUSED);
    }
}
