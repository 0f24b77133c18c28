package io.recourse.dispute;

import io.recourse.actor.Act;
import io.recourse.offer.OfferId;
import io.recourse.personal.Personal;
import java.util.Optional;
import org.axonframework.serialization.Revision;

/** An offer was declined. */
@Revision("1")
public record OfferDeclined(CaseId caseId, OfferId offerId, Party by, Optional<Personal<String>> reason, Act act)
        implements DisputeEvent {}
