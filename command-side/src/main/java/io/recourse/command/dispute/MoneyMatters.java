package io.recourse.command.dispute;

import io.recourse.actor.Act;
import io.recourse.command.payment.Payments;
import io.recourse.deadline.DeadlineName;
import io.recourse.dispute.ApproveRefund;
import io.recourse.dispute.CaseState;
import io.recourse.dispute.ConfirmRefund;
import io.recourse.dispute.DeclineRefund;
import io.recourse.dispute.DisputeEvent;
import io.recourse.dispute.FailRefund;
import io.recourse.dispute.FollowRefund;
import io.recourse.dispute.GrantProvisionalCredit;
import io.recourse.dispute.MoneyMovedOutside;
import io.recourse.dispute.NoteMovement;
import io.recourse.dispute.Party;
import io.recourse.dispute.ProvisionalCreditGranted;
import io.recourse.dispute.ProvisionalCreditWithdrawn;
import io.recourse.dispute.Refund;
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
import io.recourse.dispute.ResolveRefund;
import io.recourse.dispute.RetryRefund;
import io.recourse.dispute.ReverseProvisionalCredit;
import io.recourse.dispute.ReverseRefund;
import io.recourse.money.Money;
import io.recourse.payment.PaymentId;
import io.recourse.refund.CaseRefund;
import io.recourse.refund.RefundAttention;
import io.recourse.refund.RefundId;
import io.recourse.refund.RefundProgress;
import io.recourse.refund.RefundPurpose;
import io.recourse.refund.RefundStatus;
import io.recourse.rejection.Rejected;
import io.recourse.rejection.Rejection;
import io.recourse.rejection.Rule;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Money that goes to the customer, and comes back. */
@Component
class MoneyMatters {

    private final Payments payments;

    MoneyMatters(Payments payments) {
        this.payments = payments;
    }

    List<DisputeEvent> refund(CaseState state, Refund c, Instant now) {
        if (state.refund(c.refundId()).isPresent()) {
            return List.of();
        }
        requireRefundable(state, c.paymentId(), c.amount(), now);
        return List.of(new RefundRequested(
                c.caseId(),
                c.refundId(),
                c.paymentId(),
                c.amount(),
                c.reason(),
                state.needsApproval(c.amount()),
                Optional.of(state.terms()
                        .refund()
                        .deadline(state.nextDeadline(DeadlineName.REFUND), Party.OPERATOR, now, List.of())),
                state.terms().refunds(),
                c.act()));
    }

    List<DisputeEvent> grant(CaseState state, GrantProvisionalCredit c, Instant now) {
        if (state.refund(c.refundId()).isPresent()) {
            return List.of();
        }
        requireWithinLimit(state, c.amount());
        requireRefundable(state, c.paymentId(), c.amount(), now);
        return List.of(new ProvisionalCreditGranted(
                c.caseId(),
                c.refundId(),
                c.paymentId(),
                c.amount(),
                state.needsApproval(c.amount()),
                c.reason(),
                state.terms().refunds(),
                c.act()));
    }

    private static void requireWithinLimit(CaseState state, Money amount) {
        state.terms()
                .credit()
                .flatMap(credit -> credit.most(amount.currency()))
                .filter(most -> credits(state, amount)
                        .filter(all -> all.compareTo(most) <= 0)
                        .isEmpty())
                .ifPresent(most -> {
                    throw new Rejected(Rejection.of(Rule.CREDIT_ABOVE_LIMIT, "amount", amount, "most", most));
                });
    }

    /** All that the case has given provisionally, with {@code more}; empty where that is too much to add up. */
    private static Optional<Money> credits(CaseState state, Money more) {
        Stream<Money> given = state.refunds().stream()
                .filter(r -> r.purpose() == RefundPurpose.PROVISIONAL_CREDIT && r.given())
                .map(CaseRefund::amount)
                .filter(more::hasCurrencyOf);
        return Money.sum(more.currency(), Stream.concat(Stream.of(more), given).toList());
    }

    /** The payment decides again, and finally, when it reserves; asking here tells the caller at once. */
    private void requireRefundable(CaseState state, PaymentId paymentId, Money amount, Instant now) {
        payments.find(paymentId)
                .flatMap(payment -> payment.refusalOf(amount, state.terms().refunds(), now))
                .ifPresent(refusal -> {
                    throw new Rejected(refusal);
                });
    }

    static List<DisputeEvent> approve(ApproveRefund c) {
        return List.of(new RefundApproved(c.caseId(), c.refundId(), c.act()));
    }

    static List<DisputeEvent> decline(CaseState state, DeclineRefund c, Instant now) {
        return Stream.concat(
                        Stream.of(new RefundDeclined(c.caseId(), c.refundId(), c.reason(), c.act())),
                        promiseMet(state, c.refundId(), now, c.act()))
                .toList();
    }

    static List<DisputeEvent> takeBack(CaseState state, ReverseProvisionalCredit c) {
        return that(state, c.refundId(), CaseRefund::outstandingCredit)
                .<DisputeEvent>map(r -> new ProvisionalCreditWithdrawn(
                        c.caseId(), c.refundId(), r.paymentId(), r.amount(), c.reason(), c.act()))
                .toList();
    }

    static List<DisputeEvent> confirm(CaseState state, ConfirmRefund c, Instant now) {
        return that(state, c.refundId(), CaseRefund::inFlight)
                .flatMap(r -> Stream.concat(
                        Stream.of(new RefundSucceeded(
                                c.caseId(), c.refundId(), r.amount(), c.gatewayReference(), c.act())),
                        promiseMet(state, c.refundId(), now, c.act())))
                .toList();
    }

    /** What awaits approval can fail too: it may not have been reserved. */
    static List<DisputeEvent> fail(CaseState state, FailRefund c, Instant now) {
        return that(state, c.refundId(), r -> r.inFlight() || r.awaitsApproval())
                .flatMap(r -> Stream.concat(
                        Stream.of(new RefundFailed(c.caseId(), c.refundId(), r.amount(), c.failure(), c.act())),
                        promiseMet(state, c.refundId(), now, c.act())))
                .toList();
    }

    static List<DisputeEvent> reverse(CaseState state, ReverseRefund c) {
        return that(state, c.refundId(), CaseRefund::reversible)
                .<DisputeEvent>map(r ->
                        new RefundReversed(c.caseId(), c.refundId(), r.paymentId(), r.amount(), c.failure(), c.act()))
                .toList();
    }

    /** What is known already, or comes after the end, changes nothing. */
    static List<DisputeEvent> follow(CaseState state, FollowRefund c) {
        return that(state, c.refundId(), CaseRefund::inFlight)
                .flatMap(refund -> news(refund, c).stream())
                .toList();
    }

    private static Optional<DisputeEvent> news(CaseRefund refund, FollowRefund c) {
        return switch (c.progress()) {
            case RefundProgress.Submitted p ->
                when(refund.outward() && refund.status() != RefundStatus.SUBMITTED)
                        .map(yes -> new RefundSubmitted(
                                c.caseId(), c.refundId(), refund.amount(), p.gatewayReference(), c.act()));
            case RefundProgress.ActionRequired p ->
                when(refund.outward() && !attends(refund, RefundStatus.REQUIRES_ACTION, p.action()))
                        .map(yes -> new RefundActionRequired(
                                c.caseId(), c.refundId(), refund.amount(), p.gatewayReference(), p.action(), c.act()));
            case RefundProgress.Abnormal p ->
                when(refund.outward() && !attends(refund, RefundStatus.ABNORMAL, p.code()))
                        .map(yes -> new RefundAbnormal(
                                c.caseId(), c.refundId(), refund.amount(), p.gatewayReference(), p.code(), c.act()));
            case RefundProgress.GivenUp p ->
                when(refund.attention()
                                .filter(a -> a.kind() == RefundAttention.Kind.GIVEN_UP)
                                .isEmpty())
                        .map(yes -> new RefundGivenUp(
                                c.caseId(), c.refundId(), refund.amount(), p.code(), p.tries(), c.act()));
        };
    }

    private static boolean attends(CaseRefund refund, RefundStatus status, String code) {
        return refund.status() == status
                && refund.attention().filter(a -> a.code().equals(code)).isPresent();
    }

    private static Optional<Boolean> when(boolean condition) {
        return condition ? Optional.of(true) : Optional.empty();
    }

    static List<DisputeEvent> retry(RetryRefund c) {
        return List.of(new RefundRetried(c.caseId(), c.refundId(), c.act()));
    }

    static List<DisputeEvent> resolve(ResolveRefund c) {
        return List.of(new RefundResolved(c.caseId(), c.refundId(), c.moved(), c.reference(), c.reason(), c.act()));
    }

    static List<DisputeEvent> note(CaseState state, NoteMovement c) {
        boolean known = state.movements().stream()
                .anyMatch(m -> m.movement().source().equals(c.movement().source())
                        && m.movement().id().equals(c.movement().id()));
        return known
                ? List.of()
                : List.of(new MoneyMovedOutside(c.caseId(), c.paymentId(), c.movement(), c.refundable(), c.act()));
    }

    private static Stream<DisputeEvent> promiseMet(CaseState state, RefundId refundId, Instant now, Act act) {
        return state.refund(refundId).flatMap(CaseRefund::deadline).stream()
                .flatMap(name -> Met.named(name, state, now, act));
    }

    private static Stream<CaseRefund> that(CaseState state, RefundId refundId, Predicate<CaseRefund> is) {
        return state.refund(refundId).filter(is).stream();
    }
}
