package io.recourse.command.dispute;

import io.recourse.deadline.Milestone;
import io.recourse.deadline.Trigger;
import io.recourse.dispute.AccountHoldReleased;
import io.recourse.dispute.AccountHoldRequested;
import io.recourse.dispute.Assigned;
import io.recourse.dispute.CaseState;
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
import io.recourse.dispute.Outcome;
import io.recourse.dispute.Party;
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
import io.recourse.refund.RefundPurpose;
import io.recourse.ruling.RulingEffect;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What an event means for deadlines: what it fulfils, and what begins with it. */
public record Happening(List<Milestone> milestones, List<Trigger> triggers) {

    public Happening {
        milestones = List.copyOf(milestones);
        triggers = List.copyOf(triggers);
    }

    private static final Happening NOTHING = new Happening(List.of(), List.of());

    /**
     * @param before the case before the event; empty for its opening
     * @param after the case after it
     */
    public static Happening of(Optional<CaseState> before, DisputeEvent event, CaseState after) {
        return switch (event) {
            case ContactRecorded e -> new Happening(List.of(Milestone.CUSTOMER_ANSWERED), List.of());
            case MerchantResponded e ->
                new Happening(List.of(Milestone.MERCHANT_RESPONDED), List.of(Trigger.MERCHANT_RESPONDED));
            case ReceiptAttached e ->
                e.party() == Party.CUSTOMER
                        ? new Happening(List.of(Milestone.CUSTOMER_DOCUMENTED), List.of())
                        : NOTHING;
            case Escalated e -> new Happening(List.of(Milestone.ESCALATED), List.of(Trigger.ESCALATED));
            case DisputeDecided e -> decided(e.outcome());
            case ExternalRulingRecorded e ->
                e.effect() == RulingEffect.APPLIED || e.effect() == RulingEffect.REVERSED
                        ? decided(e.ruling().outcome())
                        : NOTHING;
            case RefundSucceeded e -> credited(e, after);
            case ProvisionalCreditWithdrawn e -> new Happening(List.of(), List.of(Trigger.CREDIT_WITHDRAWN));
            case ReturnAcknowledged e -> new Happening(List.of(), List.of(Trigger.RETURN_RECEIVED));
            case DisputeClosed e -> closed(before, e);
            case DisputeOpened e -> NOTHING;
            case ReceiptWithdrawn e -> NOTHING;
            case IdentityVerified e -> NOTHING;
            case NoteAdded e -> NOTHING;
            case Assigned e -> NOTHING;
            case InformationRequested e -> NOTHING;
            case InformationProvided e -> NOTHING;
            case MessageSent e -> NOTHING;
            case OfferMade e -> NOTHING;
            case OfferAccepted e -> NOTHING;
            case OfferDeclined e -> NOTHING;
            case DisputeAppealed e -> NOTHING;
            case ProvisionalCreditGranted e -> NOTHING;
            case ProvisionalCreditFinalised e -> NOTHING;
            case RefundRequested e -> NOTHING;
            case RefundApproved e -> NOTHING;
            case RefundDeclined e -> NOTHING;
            case RefundFailed e -> NOTHING;
            case RefundReversed e -> NOTHING;
            case RefundSubmitted e -> NOTHING;
            case RefundActionRequired e -> NOTHING;
            case RefundAbnormal e -> NOTHING;
            case RefundGivenUp e -> NOTHING;
            case RefundRetried e -> NOTHING;
            case RefundResolved e -> NOTHING;
            case MoneyMovedOutside e -> NOTHING;
            case DeadlineMet e -> NOTHING;
            case DeadlineApproaching e -> NOTHING;
            case DeadlineExpired e -> NOTHING;
            case DeadlineExtended e -> NOTHING;
            case ClockPaused e -> NOTHING;
            case ClockResumed e -> NOTHING;
            case DeadlinesBegan e -> NOTHING;
            case DeadlinesSuspended e -> NOTHING;
            case DeadlinesResumed e -> NOTHING;
            case PartyNotified e -> NOTHING;
            case EffectRefused e -> NOTHING;
            case PolicyChanged e -> NOTHING;
            case AccountHoldRequested e -> NOTHING;
            case AccountHoldReleased e -> NOTHING;
            case IncidentLinked e -> NOTHING;
            case Redacted e -> NOTHING;
            case DisputeWithdrawn e -> NOTHING;
            case DisputeReopened e -> NOTHING;
        };
    }

    /** To end a case that nobody had decided is to decide it, unless the customer takes the complaint back. */
    private static Happening closed(Optional<CaseState> before, DisputeClosed event) {
        boolean decides = event.outcome() != Outcome.WITHDRAWN
                && before.filter(state -> state.course().decided()).isEmpty();
        List<Trigger> decided = decides ? decided(event.outcome()).triggers() : List.of();
        return new Happening(
                List.of(Milestone.CASE_CLOSED, Milestone.DECIDED),
                Stream.concat(decided.stream(), Stream.of(Trigger.CASE_CLOSED)).toList());
    }

    private static Happening decided(Outcome outcome) {
        Trigger which = switch (outcome) {
            case CUSTOMER_FAVOUR, SPLIT -> Trigger.DECIDED_FOR_CUSTOMER;
            case MERCHANT_FAVOUR, NO_FAULT, WITHDRAWN, PREVENTED, UNDECIDED -> Trigger.DECIDED_AGAINST_CUSTOMER;
        };
        return new Happening(List.of(Milestone.DECIDED), List.of(Trigger.DECIDED, which));
    }

    private static Happening credited(RefundSucceeded event, CaseState after) {
        boolean forGood = after.refund(event.refundId())
                .filter(refund -> refund.purpose() == RefundPurpose.REFUND)
                .isPresent();
        return forGood
                ? new Happening(List.of(Milestone.CREDITED, Milestone.REFUNDED), List.of())
                : new Happening(List.of(Milestone.CREDITED), List.of(Trigger.CREDITED));
    }
}
