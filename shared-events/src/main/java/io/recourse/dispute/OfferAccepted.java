package io.recourse.dispute;

import io.recourse.actor.Act;
import io.recourse.offer.OfferId;
import org.axonframework.serialization.Revision;

/** An offer was accepted. */
@Revision("1")
public record OfferAccepted(CaseId caseId, OfferId offerId, Party by, Act act) implements DisputeEvent {}
