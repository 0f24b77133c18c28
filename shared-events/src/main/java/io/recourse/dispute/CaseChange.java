package io.recourse.dispute;

import io.recourse.deadline.DeadlineName;
import io.recourse.deadline.PinnedDeadline;
import io.recourse.dispute.CaseState.Verdict;
import io.recourse.receipt.Receipt;
import io.recourse.refund.CaseRefund;
import io.recourse.refund.RefundId;
import io.recourse.refund.RefundStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What one event changes in a {@link CaseState}. Lives for one step of the fold. */
final class CaseChange {

    private final CaseState before;
    private Stage stage;
    private Phase phase;
    private Optional<Verdict> verdict;
    private final List<Party> late;
    private final List<PinnedDeadline> deadlines;
    private final List<CaseRefund> refunds;
    private final List<Receipt> receipts;
    private int contacts;
    private int notes;
    private Optional<Instant> closedAt;

    CaseChange(CaseState before) {
        this.before = before;
        this.stage = before.stage();
        this.phase = before.phase();
        this.verdict = before.verdict();
        this.late = new ArrayList<>(before.late());
        this.deadlines = new ArrayList<>(before.deadlines());
        this.refunds = new ArrayList<>(before.refunds());
        this.receipts = new ArrayList<>(before.receipts());
        this.contacts = before.contacts();
        this.notes = before.notes();
        this.closedAt = before.closedAt();
    }

    CaseChange apply(DisputeEvent event) {
        switch (event) {
            case DisputeOpened e -> throw new IllegalArgumentException(e.caseId() + " was opened twice");
            case ReceiptAttached e -> receipts.add(e.receipt());
            case ContactRecorded e -> contacted();
            case NoteAdded e -> notes++;
            case Escalated e -> escalated(e);
            case RefundRequested e -> refundRequested(e);
            case RefundSucceeded e ->
                refundEnded(e.refundId(), r -> r.succeeded(e.act().occurredAt(), e.gatewayReference()));
            case RefundFailed e ->
                refundEnded(e.refundId(), r -> r.failed(e.act().occurredAt(), e.failure()));
            case DeadlineMet e ->
                deadlineEnded(e.name(), PinnedDeadline.State.MET, e.act().occurredAt());
            case DeadlineExpired e -> deadlineExpired(e);
            case DisputeClosed e -> closed(e);
        }
        return this;
    }

    CaseState at(long version, Instant recordedAt) {
        return new CaseState(
                before.id(),
                version,
                before.complaint(),
                before.payments(),
                before.merchantId(),
                before.origin(),
                stage,
                phase,
                verdict,
                before.round(),
                late,
                before.policy(),
                deadlines,
                refunds,
                receipts,
                contacts,
                notes,
                before.openedAt(),
                recordedAt,
                closedAt);
    }

    private void contacted() {
        contacts++;
        if (phase == Phase.NEW) {
            phase = Phase.UNDER_REVIEW;
        }
    }

    private void escalated(Escalated e) {
        stage = e.stage();
        if (phase != Phase.EXECUTING && phase != Phase.CLOSED) {
            phase = e.to().isExternal() ? Phase.AWAITING_EXTERNAL : Phase.UNDER_REVIEW;
        }
    }

    private void refundRequested(RefundRequested e) {
        refunds.add(new CaseRefund(
                e.refundId(),
                e.paymentId(),
                e.amount(),
                e.reason(),
                e.act().actor().id(),
                e.act().occurredAt(),
                RefundStatus.REQUESTED,
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
        phase = Phase.EXECUTING;
    }

    private void refundEnded(RefundId id, UnaryOperator<CaseRefund> end) {
        refunds.replaceAll(r -> r.id().equals(id) ? end.apply(r) : r);
        if (phase == Phase.EXECUTING && refunds.stream().noneMatch(CaseRefund::inFlight)) {
            phase = Phase.UNDER_REVIEW;
        }
    }

    private void deadlineExpired(DeadlineExpired e) {
        deadlineEnded(e.name(), PinnedDeadline.State.EXPIRED, e.dueAt());
        if (!late.contains(e.party())) {
            late.add(e.party());
            Collections.sort(late);
        }
    }

    private void deadlineEnded(DeadlineName name, PinnedDeadline.State as, Instant at) {
        deadlines.replaceAll(d -> d.deadline().name().equals(name) ? d.ended(as, at) : d);
    }

    private void closed(DisputeClosed e) {
        phase = Phase.CLOSED;
        verdict = Optional.of(new Verdict(e.outcome(), e.basis(), e.finality()));
        closedAt = Optional.of(e.act().occurredAt());
    }
}
