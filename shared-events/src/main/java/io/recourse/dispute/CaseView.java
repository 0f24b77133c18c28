package io.recourse.dispute;

import static java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME;

import io.recourse.actor.Actor;
import io.recourse.actor.Channel;
import io.recourse.deadline.Clause;
import io.recourse.deadline.Confidence;
import io.recourse.deadline.DeadlineName;
import io.recourse.deadline.Hold;
import io.recourse.deadline.PinnedDeadline;
import io.recourse.deadline.PolicyRef;
import io.recourse.deadline.Provision;
import io.recourse.money.Money;
import io.recourse.payment.CustomerId;
import io.recourse.payment.MerchantId;
import io.recourse.payment.PaymentId;
import io.recourse.personal.Personal;
import io.recourse.receipt.ReceiptView;
import io.recourse.refund.RefundView;
import io.recourse.runtime.language.Language;
import java.time.Instant;
import java.time.ZoneId;
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
        AppealStanding appeal,
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
        Optional<String> orderNumber,
        Optional<String> place,
        boolean urgent,
        Optional<Language> language,
        Optional<Jurisdiction> jurisdiction,
        Optional<ExternalReference> external,
        List<ExternalValue> externalValues,
        Optional<Instant> externalDueAt,
        List<PolicyRef> policies,
        List<DeadlineView> deadlines,
        List<RefundView> refunds,
        List<NotedMovement> movements,
        List<CaseTask> tasks,
        List<ReceiptView> receipts,
        List<EvidenceView> evidence,
        List<RequestView> informationRequests,
        List<OfferView> offers,
        List<MessageView> messages,
        List<ResponseView> responses,
        List<RulingView> rulings,
        HandlingView handling,
        int contacts,
        int notes,
        List<Action> allowedActions) {

    /** A deadline as it is shown. {@code dueAt} is the first instant that is too late.
     *
     * @param dueAtLocal the same in the reader's time zone, with its offset, where the reader named one
     * @param policy whose rule it comes from; this and the rule's id, citation and confidence are missing for a promise
     *     among the parties
     * @param standsStillFor while one of these parties is waited for, it stands still
     * @param holds what makes it stand still now
     * @param extensibleUntil the latest instant that somebody may put it off to, where its rule says
     */
    public record DeadlineView(
            DeadlineName name,
            Party party,
            Instant dueAt,
            Optional<String> dueAtLocal,
            PinnedDeadline.State state,
            boolean pausable,
            Optional<Instant> endedAt,
            Optional<PolicyRef> policy,
            Optional<String> rule,
            Optional<String> citation,
            Optional<Confidence> confidence,
            List<Party> standsStillFor,
            List<Hold> holds,
            Optional<Instant> extensibleUntil) {

        public DeadlineView in(ZoneId zone) {
            Optional<String> local = Optional.of(ISO_OFFSET_DATE_TIME.format(dueAt.atZone(zone)));
            return new DeadlineView(
                    name,
                    party,
                    dueAt,
                    local,
                    state,
                    pausable,
                    endedAt,
                    policy,
                    rule,
                    citation,
                    confidence,
                    standsStillFor,
                    holds,
                    extensibleUntil);
        }

        /** All deadlines of a case, in the order in which they were pinned. */
        public static List<DeadlineView> of(CaseState state) {
            return state.deadlines().stream().map(DeadlineView::of).toList();
        }

        private static DeadlineView of(PinnedDeadline d) {
            Optional<Clause> clause = d.deadline().provision().map(Provision::clause);
            return new DeadlineView(
                    d.name(),
                    d.deadline().party(),
                    d.deadline().dueAt(),
                    Optional.empty(),
                    d.state(),
                    d.deadline().pausable(),
                    d.endedAt(),
                    clause.map(Clause::policy),
                    clause.map(Clause::rule),
                    clause.map(Clause::citation),
                    clause.map(Clause::confidence),
                    d.deadline().standsStillFor(),
                    d.holds(),
                    extensibleUntil(d));
        }

        private static Optional<Instant> extensibleUntil(PinnedDeadline d) {
            boolean nobodyMay = d.deadline()
                    .provision()
                    .filter(provision -> provision.extension().by().isEmpty())
                    .isPresent();
            return d.pending() && !nobodyMay ? d.extensibleUntil() : Optional.empty();
        }
    }

    /** The case as {@code reader} may see it at {@code now}; a merchant's drafts are not shown. */
    public static CaseView of(CaseState state, Actor reader, Instant now) {
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
                state.verdict().map(Verdict::outcome),
                state.verdict().map(Verdict::basis),
                state.verdict().map(Verdict::finality),
                state.course().appeal(),
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
                complaint.orderNumber().map(Personal::value),
                complaint.place().map(Personal::value),
                complaint.urgent(),
                complaint.language(),
                complaint.jurisdiction(),
                complaint.external(),
                complaint.externalValues(),
                complaint.externalDueAt(),
                state.policies(),
                DeadlineView.of(state),
                state.refunds().stream().map(RefundView::of).toList(),
                state.movements(),
                CaseTask.of(state),
                state.receipts().stream()
                        .filter(receipt -> !receipt.draft())
                        .map(ReceiptView::of)
                        .toList(),
                EvidenceView.of(state),
                RequestView.of(state),
                OfferView.of(state),
                MessageView.of(state),
                ResponseView.of(state),
                RulingView.of(state),
                HandlingView.of(state, now),
                state.handling().contacts(),
                state.handling().notes(),
                Lifecycle.allowed(state, reader, now));
    }
}
