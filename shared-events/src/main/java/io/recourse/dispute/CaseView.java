package io.recourse.dispute;

import io.recourse.actor.Channel;
import io.recourse.actor.Role;
import io.recourse.deadline.DeadlineName;
import io.recourse.deadline.PinnedDeadline;
import io.recourse.deadline.PolicyRef;
import io.recourse.money.Money;
import io.recourse.payment.CustomerId;
import io.recourse.payment.MerchantId;
import io.recourse.payment.PaymentId;
import io.recourse.personal.Personal;
import io.recourse.receipt.ReceiptView;
import io.recourse.refund.RefundView;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A case as staff and auditors read it, with what the reader may do next. */
public record CaseView(
        CaseId disputeId,
        long version,
        CaseStatus status,
        Origin origin,
        Stage stage,
        Phase phase,
        List<WaitingFor> waitingFor,
        Optional<Outcome> outcome,
        Optional<Basis> basis,
        Optional<Finality> finality,
        Funds funds,
        int round,
        List<Party> late,
        CustomerId customerId,
        Optional<MerchantId> merchantId,
        List<PaymentId> paymentIds,
        Reason reason,
        Channel channel,
        Optional<Money> disputedAmount,
        Optional<Money> refundedAmount,
        Optional<Instant> occurredAt,
        Instant reportedAt,
        Instant receivedAt,
        Instant openedAt,
        Instant updatedAt,
        Optional<Instant> closedAt,
        Optional<String> description,
        Optional<DesiredResolution> desiredResolution,
        List<String> stepsTried,
        Optional<String> device,
        Optional<Jurisdiction> jurisdiction,
        Optional<ExternalReference> external,
        List<ExternalValue> externalValues,
        PolicyRef policy,
        List<DeadlineView> deadlines,
        List<RefundView> refunds,
        List<ReceiptView> receipts,
        int contacts,
        int notes,
        List<Action> allowedActions) {

    /** A deadline as it is shown. {@code dueAt} is the first instant that is too late. */
    public record DeadlineView(
            DeadlineName name, Party party, Instant dueAt, PinnedDeadline.State state, Optional<Instant> endedAt) {

        /** All deadlines of a case, in the order in which they were pinned. */
        public static List<DeadlineView> of(CaseState state) {
            return state.deadlines().stream().map(DeadlineView::of).toList();
        }

        private static DeadlineView of(PinnedDeadline d) {
            return new DeadlineView(
                    d.deadline().name(), d.deadline().party(), d.deadline().dueAt(), d.state(), d.endedAt());
        }
    }

    public static CaseView of(CaseState state, Role reader) {
        Axes axes = Axes.of(state);
        Complaint complaint = state.complaint();
        return new CaseView(
                state.id(),
                state.version(),
                axes.status(),
                state.origin(),
                state.stage(),
                state.phase(),
                axes.waitingFor(),
                state.verdict().map(CaseState.Verdict::outcome),
                state.verdict().map(CaseState.Verdict::basis),
                state.verdict().map(CaseState.Verdict::finality),
                axes.funds(),
                state.round(),
                state.late(),
                complaint.customerId(),
                state.merchantId(),
                complaint.paymentIds(),
                complaint.reason(),
                complaint.channel(),
                state.disputedAmount(),
                Axes.refunded(state),
                complaint.occurredAt(),
                complaint.reportedAt(),
                complaint.receivedAt(),
                state.openedAt(),
                state.updatedAt(),
                state.closedAt(),
                complaint.description().map(Personal::value),
                complaint.desiredResolution(),
                complaint.stepsTried().stream().map(Personal::value).toList(),
                complaint.device().map(Personal::value),
                complaint.jurisdiction(),
                complaint.external(),
                complaint.externalValues(),
                state.policy(),
                DeadlineView.of(state),
                state.refunds().stream().map(RefundView::of).toList(),
                state.receipts().stream().map(ReceiptView::of).toList(),
                state.contacts(),
                state.notes(),
                Lifecycle.allowed(state.phase(), reader));
    }
}
