package io.recourse.query.audit.export;

import io.recourse.dispute.AccountHoldReleased;
import io.recourse.dispute.AccountHoldRequested;
import io.recourse.dispute.Assigned;
import io.recourse.dispute.ClockPaused;
import io.recourse.dispute.ClockResumed;
import io.recourse.dispute.ContactRecorded;
import io.recourse.dispute.DeadlineApproaching;
import io.recourse.dispute.DeadlineExpired;
import io.recourse.dispute.DeadlineExtended;
import io.recourse.dispute.DeadlineMet;
import io.recourse.dispute.DeadlinesBegan;
import io.recourse.dispute.DeadlinesResumed;
import io.recourse.dispute.DeadlinesSuspended;
import io.recourse.dispute.DisputeAppealed;
import io.recourse.dispute.DisputeClosed;
import io.recourse.dispute.DisputeDecided;
import io.recourse.dispute.DisputeEvent;
import io.recourse.dispute.DisputeOpened;
import io.recourse.dispute.DisputeReopened;
import io.recourse.dispute.DisputeWithdrawn;
import io.recourse.dispute.EffectRefused;
import io.recourse.dispute.Escalated;
import io.recourse.dispute.ExternalRulingRecorded;
import io.recourse.dispute.IdentityVerified;
import io.recourse.dispute.IncidentLinked;
import io.recourse.dispute.InformationProvided;
import io.recourse.dispute.InformationRequested;
import io.recourse.dispute.MerchantResponded;
import io.recourse.dispute.MessageSent;
import io.recourse.dispute.MoneyMovedOutside;
import io.recourse.dispute.NoteAdded;
import io.recourse.dispute.OfferAccepted;
import io.recourse.dispute.OfferDeclined;
import io.recourse.dispute.OfferMade;
import io.recourse.dispute.PartyNotified;
import io.recourse.dispute.PolicyChanged;
import io.recourse.dispute.ProvisionalCreditFinalised;
import io.recourse.dispute.ProvisionalCreditGranted;
import io.recourse.dispute.ProvisionalCreditWithdrawn;
import io.recourse.dispute.ReceiptAttached;
import io.recourse.dispute.ReceiptWithdrawn;
import io.recourse.dispute.Redacted;
import io.recourse.dispute.RefundAbnormal;
import io.recourse.dispute.RefundActionRequired;
import io.recourse.dispute.RefundApproved;
import io.recourse.dispute.RefundDeclined;
import io.recourse.dispute.RefundFailed;
import io.recourse.dispute.RefundGivenUp;
import io.recourse.dispute.RefundRequested;
import io.recourse.dispute.RefundResolved;
import io.recourse.dispute.RefundRetried;
import io.recourse.dispute.RefundReversed;
import io.recourse.dispute.RefundSubmitted;
import io.recourse.dispute.RefundSucceeded;
import io.recourse.dispute.ReturnAcknowledged;

/** {@link Facts} of cases' events. */
final class DisputeFacts {

    private DisputeFacts() {}

    static Facts of(DisputeEvent event) {
        Facts facts = Facts.done(event.act()).in(event.caseId());
        return switch (event) {
            case DisputeOpened e -> opened(facts, e);
            case ReceiptAttached e -> facts;
            case ReceiptWithdrawn e -> facts;
            case ContactRecorded e -> facts;
            case IdentityVerified e -> facts;
            case NoteAdded e -> facts;
            case Assigned e -> facts;
            case InformationRequested e -> facts;
            case InformationProvided e -> facts;
            case MessageSent e -> facts;
            case MerchantResponded e -> facts;
            case OfferMade e -> facts.worth(e.offer().amount());
            case OfferAccepted e -> facts;
            case OfferDeclined e -> facts;
            case ReturnAcknowledged e -> facts;
            case Escalated e -> facts;
            case DisputeDecided e -> facts;
            case DisputeAppealed e -> facts;
            case ExternalRulingRecorded e -> facts;
            case ProvisionalCreditGranted e ->
                facts.of(e.refundId()).on(e.paymentId()).worth(e.amount());
            case ProvisionalCreditFinalised e -> facts.of(e.refundId()).worth(e.amount());
            case ProvisionalCreditWithdrawn e ->
                facts.of(e.refundId()).on(e.paymentId()).worth(e.amount());
            case RefundRequested e -> facts.of(e.refundId()).on(e.paymentId()).worth(e.amount());
            case RefundApproved e -> facts.of(e.refundId());
            case RefundDeclined e -> facts.of(e.refundId());
            case RefundSucceeded e -> facts.of(e.refundId()).worth(e.amount());
            case RefundFailed e -> facts.of(e.refundId()).worth(e.amount());
            case RefundReversed e -> facts.of(e.refundId()).on(e.paymentId()).worth(e.amount());
            case RefundSubmitted e -> facts.of(e.refundId()).worth(e.amount());
            case RefundActionRequired e -> facts.of(e.refundId()).worth(e.amount());
            case RefundAbnormal e -> facts.of(e.refundId()).worth(e.amount());
            case RefundGivenUp e -> facts.of(e.refundId()).worth(e.amount());
            case RefundRetried e -> facts.of(e.refundId());
            case RefundResolved e -> facts.of(e.refundId());
            case MoneyMovedOutside e ->
                facts.on(e.paymentId()).worth(e.movement().amount());
            case DeadlineMet e -> facts;
            case DeadlineApproaching e -> facts;
            case DeadlineExpired e -> facts;
            case DeadlineExtended e -> facts;
            case ClockPaused e -> facts;
            case ClockResumed e -> facts;
            case DeadlinesBegan e -> facts;
            case DeadlinesSuspended e -> facts;
            case DeadlinesResumed e -> facts;
            case PartyNotified e -> facts;
            case EffectRefused e -> facts;
            case PolicyChanged e -> facts;
            case AccountHoldRequested e -> facts;
            case AccountHoldReleased e -> facts;
            case IncidentLinked e -> facts;
            case Redacted e -> facts;
            case DisputeWithdrawn e -> facts;
            case DisputeClosed e -> facts;
            case DisputeReopened e -> facts;
        };
    }

    private static Facts opened(Facts facts, DisputeOpened event) {
        return facts.on(event.complaint().paymentIds())
                .between(event.complaint().customerId(), event.merchantId())
                .worth(event.complaint().disputedAmount());
    }
}
