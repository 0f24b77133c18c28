package io.recourse.dispute;

import io.recourse.deadline.DeadlineName;
import io.recourse.deadline.PinnedDeadline;
import io.recourse.deadline.PolicyRef;
import io.recourse.identity.IdentityCheck;
import io.recourse.money.Money;
import io.recourse.payment.MerchantId;
import io.recourse.payment.PaymentId;
import io.recourse.personal.Owned;
import io.recourse.personal.Owner;
import io.recourse.receipt.CaseReceipt;
import io.recourse.receipt.ReceiptId;
import io.recourse.refund.CaseRefund;
import io.recourse.refund.RefundId;
import io.recourse.ruling.RecordedRuling;
import io.recourse.terms.CaseTerms;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A case as its history tells it. The one fold of a case's events: what decides on commands, what is shown, and what an
 * auditor is told about an earlier moment are all this.
 *
 * @param version sequence number of the last event
 * @param redacted sequence numbers of the events whose words are out of view
 * @param openedAt business time of the opening
 * @param updatedAt when the last event was recorded
 */
public record CaseState(
        CaseId id,
        long version,
        Complaint complaint,
        List<DisputedPayment> payments,
        Optional<MerchantId> merchantId,
        Origin origin,
        List<PolicyRef> policies,
        CaseTerms terms,
        Course course,
        List<PinnedDeadline> deadlines,
        Optional<Instant> pausedAt,
        List<CaseRefund> refunds,
        List<NotedMovement> movements,
        List<CaseReceipt> receipts,
        Dealings dealings,
        Handling handling,
        List<RecordedRuling> rulings,
        List<Long> redacted,
        Instant openedAt,
        Instant updatedAt,
        Optional<Instant> closedAt)
        implements Owned {

    public CaseState {
        payments = List.copyOf(payments);
        policies = List.copyOf(policies);
        deadlines = List.copyOf(deadlines);
        refunds = List.copyOf(refunds);
        movements = List.copyOf(movements);
        receipts = List.copyOf(receipts);
        rulings = List.copyOf(rulings);
        redacted = List.copyOf(redacted);
    }

    @Override
    public Owner owner() {
        return new Owner.Customer(complaint.customerId());
    }

    private static CaseState of(DisputeOpened e, long version, Instant recordedAt) {
        return new CaseState(
                e.caseId(),
                version,
                e.complaint(),
                e.payments(),
                e.merchantId(),
                e.origin(),
                e.policies(),
                e.terms(),
                Course.at(e.stage(), 1),
                e.deadlines().stream().map(PinnedDeadline::pending).toList(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                Dealings.NONE,
                Handling.in(e.queue()),
                List.of(),
                List.of(),
                e.act().occurredAt(),
                recordedAt,
                Optional.empty());
    }

    private CaseState evolve(DisputeEvent event, long version, Instant recordedAt) {
        return new CaseChange(this, version, recordedAt).apply(event).done();
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

    /** Without the words of event {@code sequence}, which were taken out of view after this state. */
    public CaseState silent(long sequence) {
        return new CaseChange(this, version, updatedAt).silenced(sequence).done();
    }

    /** What the case is doing now; follows from everything else. */
    public Phase phase() {
        if (course.closed()) {
            return Phase.CLOSED;
        }
        if (refunds.stream().anyMatch(CaseRefund::inFlight)) {
            return Phase.EXECUTING;
        }
        boolean customer = dealings.await(Party.CUSTOMER);
        boolean merchant = dealings.await(Party.MERCHANT);
        if (customer && merchant) {
            return Phase.AWAITING_BOTH;
        }
        if (customer || merchant) {
            return customer ? Phase.AWAITING_CUSTOMER : Phase.AWAITING_MERCHANT;
        }
        if (course.external()) {
            return Phase.AWAITING_EXTERNAL;
        }
        return course.begun() ? Phase.UNDER_REVIEW : Phase.NEW;
    }

    public Stage stage() {
        return course.stage();
    }

    public Optional<Verdict> verdict() {
        return course.verdict();
    }

    public int round() {
        return course.round();
    }

    /** Who missed a deadline in this round. */
    public List<Party> late() {
        return course.late();
    }

    public Optional<DisputedPayment> payment(PaymentId paymentId) {
        return payments.stream().filter(p -> p.id().equals(paymentId)).findFirst();
    }

    public Optional<CaseRefund> refund(RefundId refundId) {
        return refunds.stream().filter(r -> r.id().equals(refundId)).findFirst();
    }

    public Optional<PinnedDeadline> deadline(DeadlineName name) {
        return deadlines.stream().filter(d -> d.name().equals(name)).findFirst();
    }

    /** The name for the next deadline of this kind. */
    public DeadlineName nextDeadline(DeadlineName kind) {
        return kind.number(1
                + (int) deadlines.stream()
                        .filter(d -> d.name().kind().equals(kind))
                        .count());
    }

    public Optional<CaseReceipt> receipt(ReceiptId receiptId) {
        return receipts.stream().filter(r -> r.id().equals(receiptId)).findFirst();
    }

    /** How many pieces of evidence a party may still add; its drafts count, what it withdrew does not. */
    public long receiptsLeft(Party party) {
        return terms.mostReceipts()
                - receipts.stream()
                        .filter(r -> r.party() == party && r.withdrawnAt().isEmpty())
                        .count();
    }

    /** What is in dispute: as the customer says, or else all that was paid; empty when no one amount can be named. */
    public Optional<Money> disputedAmount() {
        return complaint
                .disputedAmount()
                .or(() -> payments.stream().map(DisputedPayment::captured).reduce(Money::plus));
    }

    /** Whether {@code more} needs a second person: by all that the case has given and may still give, so that no limit is
     * passed in small steps.
     */
    public boolean needsApproval(Money more) {
        Stream<Money> given = refunds.stream()
                .filter(r -> r.given() && r.amount().hasCurrencyOf(more))
                .map(CaseRefund::amount);
        return Money.sum(more.currency(), Stream.concat(Stream.of(more), given).toList())
                .map(terms::needsApproval)
                .orElse(true);
    }

    public boolean closed() {
        return course.closed();
    }

    /** Whether the customer counts as verified at {@code now}. */
    public boolean identified(Instant now) {
        List<IdentityCheck> checks = handling.identity();
        return !checks.isEmpty() && checks.getLast().holds(now);
    }

    /** Whether the customer was verified when somebody last tried, however long ago. */
    public boolean wasIdentified() {
        List<IdentityCheck> checks = handling.identity();
        return !checks.isEmpty() && checks.getLast().passed();
    }
}
