package io.recourse.query.merchant;

import io.recourse.actor.Actor;
import io.recourse.deadline.DeadlineName;
import io.recourse.deadline.PinnedDeadline;
import io.recourse.dispute.Action;
import io.recourse.dispute.AppealStanding;
import io.recourse.dispute.Axes;
import io.recourse.dispute.Basis;
import io.recourse.dispute.CaseId;
import io.recourse.dispute.CaseState;
import io.recourse.dispute.CaseStatus;
import io.recourse.dispute.Complaint;
import io.recourse.dispute.DesiredResolution;
import io.recourse.dispute.EvidenceView;
import io.recourse.dispute.Finality;
import io.recourse.dispute.Funds;
import io.recourse.dispute.Lifecycle;
import io.recourse.dispute.MessageView;
import io.recourse.dispute.OfferView;
import io.recourse.dispute.Outcome;
import io.recourse.dispute.Party;
import io.recourse.dispute.Phase;
import io.recourse.dispute.Reason;
import io.recourse.dispute.RequestView;
import io.recourse.dispute.ResponseView;
import io.recourse.dispute.Stage;
import io.recourse.dispute.Verdict;
import io.recourse.money.Money;
import io.recourse.payment.PaymentId;
import io.recourse.personal.Personal;
import io.recourse.receipt.ReceiptView;
import io.recourse.refund.CaseRefund;
import io.recourse.refund.RefundId;
import io.recourse.refund.RefundStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A case as its merchant reads it: what is complained of, what the merchant is asked, offered and told, and what came of
 * it. Neither who the customer is nor who works on the case, no remarks of staff, no evidence of others, no deadlines but
 * the merchant's own, and nothing that others have between them.
 *
 * @param description the complaint in the customer's words
 * @param receipts the merchant's own, drafts among them
 * @param evidence what of the checklist is the merchant's to bring
 */
public record MerchantCaseView(
        CaseId disputeId,
        long version,
        CaseStatus status,
        Stage stage,
        Phase phase,
        Optional<Outcome> outcome,
        Optional<Basis> basis,
        Optional<Finality> finality,
        AppealStanding appeal,
        Funds funds,
        int round,
        List<PaymentId> paymentIds,
        Reason reason,
        Optional<Money> disputedAmount,
        Optional<Money> refundedAmount,
        Optional<Instant> occurredAt,
        Instant reportedAt,
        Optional<String> description,
        Optional<DesiredResolution> desiredResolution,
        List<MerchantDeadline> deadlines,
        List<MerchantRefund> refunds,
        List<ReceiptView> receipts,
        List<EvidenceView> evidence,
        List<RequestView> informationRequests,
        List<OfferView> offers,
        List<MessageView> messages,
        List<ResponseView> responses,
        Instant openedAt,
        Instant updatedAt,
        Optional<Instant> closedAt,
        List<Action> allowedActions) {

    /** A refund without who asked for it and why. */
    public record MerchantRefund(
            RefundId refundId,
            PaymentId paymentId,
            Money amount,
            RefundStatus status,
            Instant requestedAt,
            Optional<Instant> endedAt) {

        static MerchantRefund of(CaseRefund refund) {
            return new MerchantRefund(
                    refund.id(),
                    refund.paymentId(),
                    refund.amount(),
                    refund.status(),
                    refund.requestedAt(),
                    refund.endedAt());
        }
    }

    /** A deadline without the rule that it comes from and without whom it waits for. {@code dueAt} is the first instant that
     * is too late.
     */
    public record MerchantDeadline(
            DeadlineName name,
            Party party,
            Instant dueAt,
            PinnedDeadline.State state,
            boolean pausable,
            Optional<Instant> endedAt) {

        static MerchantDeadline of(PinnedDeadline pinned) {
            return new MerchantDeadline(
                    pinned.name(),
                    pinned.deadline().party(),
                    pinned.deadline().dueAt(),
                    pinned.state(),
                    pinned.deadline().pausable(),
                    pinned.endedAt());
        }
    }

    public static MerchantCaseView of(CaseState state, Actor reader, Instant now) {
        Axes axes = Axes.of(state);
        Complaint complaint = state.complaint();
        return new MerchantCaseView(
                state.id(),
                state.version(),
                axes.status(),
                state.stage(),
                state.phase(),
                state.verdict().map(Verdict::outcome),
                state.verdict().map(Verdict::basis),
                state.verdict().map(Verdict::finality),
                state.course().appeal(),
                axes.funds(),
                state.round(),
                complaint.paymentIds(),
                complaint.reason(),
                state.disputedAmount(),
                Axes.refunded(state),
                complaint.occurredAt(),
                complaint.reportedAt(),
                complaint.description().map(Personal::value),
                complaint.desiredResolution(),
                state.deadlines().stream()
                        .filter(pinned -> pinned.deadline().party() == Party.MERCHANT)
                        .map(MerchantDeadline::of)
                        .toList(),
                state.refunds().stream().map(MerchantRefund::of).toList(),
                state.receipts().stream()
                        .filter(receipt -> receipt.party() == Party.MERCHANT)
                        .map(ReceiptView::of)
                        .toList(),
                EvidenceView.of(state).stream()
                        .filter(line -> line.party() == Party.MERCHANT)
                        .toList(),
                RequestView.of(state).stream()
                        .filter(request -> request.party() == Party.MERCHANT)
                        .toList(),
                OfferView.of(state).stream()
                        .filter(offer -> concernsMerchant(offer.from(), offer.to()))
                        .toList(),
                MessageView.of(state).stream()
                        .filter(message -> concernsMerchant(message.from(), message.to()))
                        .toList(),
                ResponseView.of(state),
                state.openedAt(),
                state.updatedAt(),
                state.closedAt(),
                Lifecycle.allowed(state, reader, now));
    }

    private static boolean concernsMerchant(Party from, Party to) {
        return from == Party.MERCHANT || to == Party.MERCHANT;
    }
}
