package io.recourse.command.dispute;

import io.recourse.actor.Act;
import io.recourse.command.PlausibleTime;
import io.recourse.command.payment.Payments;
import io.recourse.deadline.Deadline;
import io.recourse.deadline.ExpiryEffect;
import io.recourse.deadline.Milestone;
import io.recourse.deadline.PinnedDeadline;
import io.recourse.dispute.AddNote;
import io.recourse.dispute.AttachReceipt;
import io.recourse.dispute.CaseState;
import io.recourse.dispute.Close;
import io.recourse.dispute.ConfirmRefund;
import io.recourse.dispute.ContactRecorded;
import io.recourse.dispute.DeadlineExpired;
import io.recourse.dispute.DeadlineMet;
import io.recourse.dispute.DisputeClosed;
import io.recourse.dispute.DisputeCommand;
import io.recourse.dispute.DisputeEvent;
import io.recourse.dispute.Escalate;
import io.recourse.dispute.Escalated;
import io.recourse.dispute.ExpireDeadline;
import io.recourse.dispute.FailRefund;
import io.recourse.dispute.Finality;
import io.recourse.dispute.Lifecycle;
import io.recourse.dispute.NoteAdded;
import io.recourse.dispute.OpenDispute;
import io.recourse.dispute.ReceiptAttached;
import io.recourse.dispute.RecordContact;
import io.recourse.dispute.Refund;
import io.recourse.dispute.RefundFailed;
import io.recourse.dispute.RefundRequested;
import io.recourse.dispute.RefundSucceeded;
import io.recourse.refund.CaseRefund;
import io.recourse.rejection.Rejected;
import io.recourse.rejection.Rejection;
import io.recourse.rejection.Rule;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Decides what a command makes happen to an open case, or refuses it by a named rule. */
@Component
class CaseDecider {

    private final Payments payments;
    private final Clock clock;

    CaseDecider(Payments payments, Clock clock) {
        this.payments = payments;
        this.clock = clock;
    }

    /** @throws Rejected when a rule forbids it */
    List<DisputeEvent> decide(CaseState state, DisputeCommand command) {
        Instant now = clock.instant();
        Lifecycle.refusal(command.action(), state.phase(), command.act().actor().role())
                .ifPresent(CaseDecider::refuse);
        PlausibleTime.require("occurredAt", command.act().occurredAt(), now);
        return switch (command) {
            case OpenDispute c -> throw new IllegalArgumentException(c.caseId() + " is open already");
            case AttachReceipt c -> List.of(new ReceiptAttached(c.caseId(), c.receipt(), c.act()));
            case RecordContact c ->
                meeting(
                        new ContactRecorded(c.caseId(), c.contactChannel(), c.words(), c.result(), c.act()),
                        state,
                        now,
                        Milestone.CUSTOMER_ANSWERED);
            case AddNote c -> List.of(new NoteAdded(c.caseId(), c.text(), c.act()));
            case Escalate c ->
                List.of(new Escalated(
                        c.caseId(),
                        c.to(),
                        c.to().stageFrom(state.stage()),
                        Optional.of(c.reason()),
                        Optional.empty(),
                        c.act()));
            case Refund c -> refund(state, c);
            case ConfirmRefund c -> confirm(state, c);
            case FailRefund c -> fail(state, c);
            case ExpireDeadline c -> expire(state, c, now);
            case Close c ->
                meeting(
                        new DisputeClosed(c.caseId(), c.outcome(), c.basis(), Finality.FINAL, c.summary(), c.act()),
                        state,
                        now,
                        Milestone.CASE_CLOSED);
        };
    }

    private List<DisputeEvent> refund(CaseState state, Refund c) {
        if (state.refund(c.refundId()).isPresent()) {
            return List.of();
        }
        if (state.payment(c.paymentId()).isEmpty()) {
            throw new Rejected(Rejection.of(Rule.PAYMENT_NOT_IN_CASE, "paymentId", c.paymentId()));
        }
        // The payment decides again, and finally, when it reserves; asking here tells the caller at once.
        payments.find(c.paymentId())
                .flatMap(payment -> payment.refusalOf(c.amount()))
                .ifPresent(CaseDecider::refuse);
        return List.of(new RefundRequested(c.caseId(), c.refundId(), c.paymentId(), c.amount(), c.reason(), c.act()));
    }

    private static List<DisputeEvent> confirm(CaseState state, ConfirmRefund c) {
        return inFlight(state.refund(c.refundId()))
                .<DisputeEvent>map(
                        r -> new RefundSucceeded(c.caseId(), c.refundId(), r.amount(), c.gatewayReference(), c.act()))
                .toList();
    }

    private static List<DisputeEvent> fail(CaseState state, FailRefund c) {
        return inFlight(state.refund(c.refundId()))
                .<DisputeEvent>map(r -> new RefundFailed(c.caseId(), c.refundId(), r.amount(), c.failure(), c.act()))
                .toList();
    }

    private static Stream<CaseRefund> inFlight(Optional<CaseRefund> refund) {
        return refund.filter(CaseRefund::inFlight).stream();
    }

    private static List<DisputeEvent> expire(CaseState state, ExpireDeadline c, Instant now) {
        Optional<Deadline> missed =
                state.deadline(c.name()).filter(PinnedDeadline::pending).map(PinnedDeadline::deadline);
        if (missed.isEmpty()) {
            return List.of();
        }
        Deadline deadline = missed.get();
        if (now.isBefore(deadline.dueAt())) {
            throw new DeadlineNotDue(deadline, now);
        }
        List<DisputeEvent> events = new ArrayList<>();
        events.add(new DeadlineExpired(c.caseId(), c.name(), deadline.party(), deadline.dueAt(), c.act()));
        if (!state.closed()) {
            deadline.onExpiry().forEach(effect -> events.add(effect(state, deadline, effect, c.act())));
        }
        return events;
    }

    private static DisputeEvent effect(CaseState state, Deadline deadline, ExpiryEffect effect, Act act) {
        return switch (effect) {
            case ExpiryEffect.Escalate e ->
                new Escalated(
                        state.id(),
                        e.to(),
                        e.to().stageFrom(state.stage()),
                        Optional.empty(),
                        Optional.of(deadline.name()),
                        act);
        };
    }

    /** What happened, and then the deadlines that it met; one whose instant has passed is left to expire. */
    private static List<DisputeEvent> meeting(DisputeEvent event, CaseState state, Instant now, Milestone milestone) {
        Stream<DisputeEvent> met = state.deadlines().stream()
                .filter(d -> d.fulfilledBy(milestone, now))
                .map(d -> new DeadlineMet(state.id(), d.deadline().name(), event.act()));
        return Stream.concat(Stream.of(event), met).toList();
    }

    private static void refuse(Rejection rejection) {
        throw new Rejected(rejection);
    }
}
