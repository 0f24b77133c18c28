package io.recourse.dispute;

import io.recourse.deadline.PinnedDeadline;
import io.recourse.money.Money;
import io.recourse.payment.PaymentId;
import io.recourse.refund.CaseRefund;
import io.recourse.refund.RefundAttention;
import io.recourse.refund.RefundId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Something about money that a person must see to, because nothing will come of it by itself. It follows from what happened, and
 * ends when that has an end.
 *
 * @param since when it came up
 */
public record CaseTask(Kind kind, Optional<RefundId> refundId, PaymentId paymentId, Instant since) {

    public enum Kind {
        /** No gateway could end a refund, and none is asked any more: try again, or say what became of it. */
        REFUND_GIVEN_UP,
        /** The money of a refund cannot reach the customer: find another way, and say what became of it. */
        REFUND_ABNORMAL,
        /** A refund should have moved by now. */
        REFUND_OVERDUE,
        /** More of a payment went back than was paid: get it back. */
        MONEY_LOST_TWICE
    }

    /** All of a case, the oldest first. */
    public static List<CaseTask> of(CaseState state) {
        Stream<CaseTask> refunds = state.refunds().stream().flatMap(refund -> of(state, refund));
        Stream<CaseTask> losses = state.payments().stream().flatMap(payment -> lost(state, payment).stream());
        return Stream.concat(refunds, losses)
                .sorted(Comparator.comparing(CaseTask::since))
                .toList();
    }

    private static Stream<CaseTask> of(CaseState state, CaseRefund refund) {
        Stream<CaseTask> attention = refund
                .attention()
                .filter(a -> refund.inFlight() && a.forStaff())
                .map(a -> task(kind(a), refund, a.since()))
                .stream();
        return Stream.concat(
                attention, overdue(state, refund).map(at -> task(Kind.REFUND_OVERDUE, refund, at)).stream());
    }

    private static Kind kind(RefundAttention attention) {
        return attention.kind() == RefundAttention.Kind.ABNORMAL ? Kind.REFUND_ABNORMAL : Kind.REFUND_GIVEN_UP;
    }

    /** Since when, if it is. */
    private static Optional<Instant> overdue(CaseState state, CaseRefund refund) {
        return refund.deadline()
                .filter(name -> refund.outward() || refund.awaitsApproval())
                .flatMap(state::deadline)
                .filter(d -> d.state() == PinnedDeadline.State.EXPIRED)
                .map(d -> d.deadline().dueAt());
    }

    private static CaseTask task(Kind kind, CaseRefund refund, Instant since) {
        return new CaseTask(kind, Optional.of(refund.id()), refund.paymentId(), since);
    }

    /** What refunds of the case have given back since the payment told is not lost any more. */
    private static Optional<CaseTask> lost(CaseState state, DisputedPayment payment) {
        return state.movements().stream()
                .filter(m -> m.paymentId().equals(payment.id()))
                .reduce((earlier, later) -> later)
                .filter(last ->
                        left(state, last).compareTo(Money.zero(last.refundable().currency())) < 0)
                .map(last -> new CaseTask(Kind.MONEY_LOST_TWICE, Optional.empty(), payment.id(), last.notedAt()));
    }

    private static Money left(CaseState state, NotedMovement last) {
        return state.refunds().stream()
                .filter(r -> r.paymentId().equals(last.paymentId()) && !r.given())
                .filter(r ->
                        r.endedAt().filter(end -> !end.isBefore(last.notedAt())).isPresent())
                .map(CaseRefund::amount)
                .reduce(last.refundable(), Money::plus);
    }
}
