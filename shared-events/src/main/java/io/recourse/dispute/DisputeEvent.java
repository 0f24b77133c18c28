package io.recourse.dispute;

import io.recourse.actor.Act;
import io.recourse.deadline.Deadline;
import io.recourse.personal.Owned;
import io.recourse.personal.Owner;
import java.util.List;

/** Everything that can happen to a dispute case. */
public sealed interface DisputeEvent extends Owned
        permits DisputeOpened,
                ReceiptAttached,
                ReceiptWithdrawn,
                ContactRecorded,
                IdentityVerified,
                NoteAdded,
                Assigned,
                InformationRequested,
                InformationProvided,
                MessageSent,
                MerchantResponded,
                OfferMade,
                OfferAccepted,
                OfferDeclined,
                ReturnAcknowledged,
                Escalated,
                DisputeDecided,
                DisputeAppealed,
                ExternalRulingRecorded,
                ProvisionalCreditGranted,
                ProvisionalCreditFinalised,
                ProvisionalCreditWithdrawn,
                RefundRequested,
                RefundApproved,
                RefundDeclined,
                RefundSucceeded,
                RefundFailed,
                RefundReversed,
                RefundSubmitted,
                RefundActionRequired,
                RefundAbnormal,
                RefundGivenUp,
                RefundRetried,
                RefundResolved,
                MoneyMovedOutside,
                DeadlineMet,
                DeadlineApproaching,
                DeadlineExpired,
                DeadlineExtended,
                ClockPaused,
                ClockResumed,
                DeadlinesBegan,
                DeadlinesSuspended,
                DeadlinesResumed,
                PartyNotified,
                EffectRefused,
                PolicyChanged,
                AccountHoldRequested,
                AccountHoldReleased,
                IncidentLinked,
                Redacted,
                DisputeWithdrawn,
                DisputeClosed,
                DisputeReopened {

    CaseId caseId();

    @Override
    default Owner owner() {
        return new Owner.Stream(caseId().value());
    }

    Act act();

    /** The deadlines that it pins to the case. */
    default List<Deadline> promises() {
        return List.of();
    }
}
