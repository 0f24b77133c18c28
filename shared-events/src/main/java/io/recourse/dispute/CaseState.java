package io.recourse.dispute;

import io.recourse.deadline.DeadlineName;
import io.recourse.deadline.PinnedDeadline;
import io.recourse.deadline.PolicyRef;
import io.recourse.money.Money;
import io.recourse.payment.MerchantId;
import io.recourse.payment.PaymentId;
import io.recourse.receipt.Receipt;
import io.recourse.refund.CaseRefund;
import io.recourse.refund.RefundId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A case as its history tells it. The one fold of a case's events: what decides on commands, what is shown, and what an
 * auditor is told about an earlier moment are all this.
 *
 * @param version sequence number of the last event
 * @param openedAt business time of the opening
 * @param updatedAt when the last event was recorded
 * @param late who missed a deadline in this round, in the order of {@link Party}
 */
public record CaseState(
        CaseId id,
        long version,
        Complaint complaint,
        List<DisputedPayment> payments,
        Optional<MerchantId> merchantId,
        Origin origin,
        Stage stage,
        Phase phase,
        Optional<Verdict> verdict,
        int round,
        List<Party> late,
        PolicyRef policy,
        List<PinnedDeadline> deadlines,
        List<CaseRefund> refunds,
        List<Receipt> receipts,
        int contacts,
        int notes,
        Instant openedAt,
        Instant updatedAt,
        Optional<Instant> closedAt) {

    public CaseState {
        payments = List.copyOf(payments);
        late = List.copyOf(late);
        deadlines = List.copyOf(deadlines);
        refunds = List.copyOf(refunds);
        receipts = List.copyOf(receipts);
    }

    /** How a case ended. */
    public record Verdict(Outcome outcome, Basis basis, Finality finality) {}

    private static CaseState of(DisputeOpened e, long version, Instant recordedAt) {
        return new CaseState(
                e.caseId(),
                version,
                e.complaint(),
                e.payments(),
                e.merchantId(),
                e.origin(),
                e.stage(),
                Phase.NEW,
                Optional.empty(),
                1,
                List.of(),
                e.policy(),
                e.deadlines().stream().map(PinnedDeadline::pending).toList(),
                List.of(),
                List.of(),
                0,
                0,
                e.act().occurredAt(),
                recordedAt,
                Optional.empty());
    }

    private CaseState evolve(DisputeEvent event, long version, Instant recordedAt) {
        return new CaseChange(this).apply(event).at(version, recordedAt);
    }

    /**
     * The fold's step; {@code state} is empty before the first event.
     *
     * @throws IllegalArgumentException when the first event is not {@link DisputeOpened}
     */
    public static CaseState evolve(Optional<CaseState> state, DisputeEvent event, long version, Instant recordedAt) {
        if (state.isPresent()) {
            return state.get().evolve(event, version, recordedAt);
        }
        if (event instanceof DisputeOpened opened) {
            return of(opened, version, recordedAt);
        }
        throw new IllegalArgumentException("the history of " + event.caseId() + " does not begin with its opening");
    }

    public Optional<DisputedPayment> payment(PaymentId paymentId) {
        return payments.stream().filter(p -> p.id().equals(paymentId)).findFirst();
    }

    public Optional<CaseRefund> refund(RefundId refundId) {
        return refunds.stream().filter(r -> r.id().equals(refundId)).findFirst();
    }

    public Optional<PinnedDeadline> deadline(DeadlineName name) {
        return deadlines.stream().filter(d -> d.deadline().name().equals(name)).findFirst();
    }

    /** What is in dispute: as the customer says, or else all that was paid; empty when no one amount can be named. */
    public Optional<Money> disputedAmount() {
        return complaint
                .disputedAmount()
                .or(() -> payments.stream().map(DisputedPayment::captured).reduce(Money::plus));
    }

    public boolean closed() {
        return phase == Phase.CLOSED;
    }
}
