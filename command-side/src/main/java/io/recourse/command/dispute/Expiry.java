package io.recourse.command.dispute;

import io.recourse.actor.Act;
import io.recourse.command.payment.Payments;
import io.recourse.deadline.Deadline;
import io.recourse.deadline.ExpiryEffect;
import io.recourse.deadline.PinnedDeadline;
import io.recourse.dispute.CaseState;
import io.recourse.dispute.Close;
import io.recourse.dispute.DeadlineExpired;
import io.recourse.dispute.DisputeCommand;
import io.recourse.dispute.DisputeDecided;
import io.recourse.dispute.DisputeEvent;
import io.recourse.dispute.EffectRefused;
import io.recourse.dispute.Escalated;
import io.recourse.dispute.ExpireDeadline;
import io.recourse.dispute.GrantProvisionalCredit;
import io.recourse.dispute.Lifecycle;
import io.recourse.dispute.PartyNotified;
import io.recourse.dispute.Reason;
import io.recourse.dispute.Refund;
import io.recourse.id.Ulid;
import io.recourse.money.Money;
import io.recourse.payment.PaymentId;
import io.recourse.payment.PaymentState;
import io.recourse.refund.CaseRefund;
import io.recourse.refund.RefundId;
import io.recourse.rejection.Rejected;
import io.recourse.rejection.Rejection;
import io.recourse.rejection.Rule;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * What follows when a deadline is missed, as the policy said when it was pinned. An effect that a rule forbids is recorded with
 * the rule, and the others go on.
 */
@Component
class Expiry {

    private final MoneyMatters money;
    private final Payments payments;

    Expiry(MoneyMatters money, Payments payments) {
        this.money = money;
        this.payments = payments;
    }

    List<DisputeEvent> expire(CaseState state, ExpireDeadline c, Instant now) {
        Optional<Deadline> missed =
                state.deadline(c.name()).filter(PinnedDeadline::running).map(PinnedDeadline::deadline);
        if (missed.isEmpty()) {
            return List.of();
        }
        Deadline deadline = missed.get();
        if (now.isBefore(deadline.dueAt())) {
            throw new DeadlineNotDue(deadline, now);
        }
        List<DisputeEvent> events = new ArrayList<>();
        events.add(new DeadlineExpired(c.caseId(), c.name(), deadline.party(), deadline.dueAt(), c.act()));
        CaseState after = after(state, events, now);
        for (ExpiryEffect effect : deadline.onExpiry()) {
            // A case that has ended is left alone; somebody may still be told.
            if (after.closed() && !(effect instanceof ExpiryEffect.Notify)) {
                continue;
            }
            List<DisputeEvent> brought = effect(after, deadline, effect, now, c.act());
            events.addAll(brought);
            after = after(after, brought, now);
        }
        return events;
    }

    /** What is to expire before {@code c} does: the first of those that are due no later, or else itself. */
    static ExpireDeadline first(CaseState state, ExpireDeadline c) {
        List<Deadline> running = state.deadlines().stream()
                .filter(PinnedDeadline::running)
                .map(PinnedDeadline::deadline)
                .sorted(Comparator.comparing(Deadline::dueAt))
                .toList();
        return running.stream().anyMatch(d -> d.name().equals(c.name()))
                ? new ExpireDeadline(c.caseId(), running.getFirst().name(), c.act())
                : c;
    }

    static CaseState after(CaseState state, List<DisputeEvent> events, Instant now) {
        CaseState after = state;
        for (DisputeEvent event : events) {
            after = CaseState.evolve(Optional.of(after), event, after.version() + 1, now);
        }
        return after;
    }

    private List<DisputeEvent> effect(CaseState state, Deadline deadline, ExpiryEffect effect, Instant now, Act act) {
        return switch (effect) {
            case ExpiryEffect.Escalate e ->
                List.of(new Escalated(
                        state.id(),
                        e.to(),
                        e.to().stageFrom(state.stage()),
                        Optional.empty(),
                        Optional.of(deadline.name()),
                        act));
            case ExpiryEffect.Decide e -> decide(state, deadline, e, now, act);
            case ExpiryEffect.GrantProvisionalCredit e ->
                unlessRefused(state, deadline, e, act, () -> credit(state, deadline, now, act));
            case ExpiryEffect.RequestRefund e ->
                unlessRefused(state, deadline, e, act, () -> refund(state, deadline, now, act));
            case ExpiryEffect.Close e -> unlessRefused(state, deadline, e, act, () -> close(state, e, now, act));
            case ExpiryEffect.Notify e -> List.of(new PartyNotified(state.id(), deadline.name(), e.party(), act));
        };
    }

    private static List<DisputeEvent> decide(
            CaseState state, Deadline deadline, ExpiryEffect.Decide e, Instant now, Act act) {
        return state.course().decided()
                ? List.of()
                : List.of(new DisputeDecided(
                        state.id(),
                        e.outcome(),
                        e.basis(),
                        e.finality(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(deadline.name()),
                        Verdicts.appealable(state, e.finality(), now),
                        act));
    }

    private static List<DisputeEvent> unlessRefused(
            CaseState state, Deadline deadline, ExpiryEffect effect, Act act, Supplier<List<DisputeEvent>> events) {
        try {
            return events.get();
        } catch (Rejected refused) {
            Rule rule = Rejected.in(refused).orElseThrow().rule();
            return List.of(new EffectRefused(state.id(), deadline.name(), effect, rule, act));
        }
    }

    private List<DisputeEvent> credit(CaseState state, Deadline deadline, Instant now, Act act) {
        return shares(state, withheld(state)).stream()
                .map(share -> new GrantProvisionalCredit(
                        state.id(),
                        refundId(state, deadline, share.payment()),
                        share.payment(),
                        share.amount(),
                        Optional.empty(),
                        act))
                .flatMap(command -> allowed(state, command, now, () -> money.grant(state, command, now)).stream())
                .toList();
    }

    private List<DisputeEvent> refund(CaseState state, Deadline deadline, Instant now, Act act) {
        return shares(state, Optional.empty()).stream()
                .map(share -> new Refund(
                        state.id(),
                        refundId(state, deadline, share.payment()),
                        share.payment(),
                        share.amount(),
                        Optional.empty(),
                        act))
                .flatMap(command -> allowed(state, command, now, () -> money.refund(state, command, now)).stream())
                .toList();
    }

    /** One that is decided ends as it was decided. */
    private static List<DisputeEvent> close(CaseState state, ExpiryEffect.Close e, Instant now, Act act) {
        boolean decided = state.course().decided() && state.verdict().isPresent();
        Close command = new Close(
                state.id(),
                Optional.of(e.outcome()).filter(outcome -> !decided),
                Optional.of(e.basis()).filter(basis -> !decided),
                Optional.empty(),
                Optional.empty(),
                act);
        return allowed(state, command, now, () -> Verdicts.close(state, command));
    }

    private static List<DisputeEvent> allowed(
            CaseState state, DisputeCommand command, Instant now, Supplier<List<DisputeEvent>> events) {
        Lifecycle.refusal(state, command, now).ifPresent(refusal -> {
            throw new Rejected(refusal);
        });
        return events.get();
    }

    private record Share(PaymentId payment, Money amount) {}

    /** Part of a credit may be held back where somebody else may have taken the money (12 CFR 1005.11(c)(2)(i)). */
    private static Optional<Money> withheld(CaseState state) {
        return state.disputedAmount()
                .filter(amount -> state.complaint().reason() == Reason.FRAUD_UNAUTHORISED)
                .flatMap(amount -> state.terms().credit().flatMap(credit -> credit.withheld(amount.currency())));
    }

    /** What is in dispute and was not given yet, from the payments in their order, as far as each still has it. */
    private List<Share> shares(CaseState state, Optional<Money> heldBack) {
        Money left = state.disputedAmount().orElseThrow(() -> new Rejected(Rejection.of(Rule.PAYMENT_NOT_IN_CASE)));
        for (Money less : given(state, left, heldBack)) {
            left = less.compareTo(left) < 0 ? left.minus(less) : Money.zero(left.currency());
        }
        List<Share> shares = new ArrayList<>();
        for (PaymentId id : state.complaint().paymentIds()) {
            Money refundable = payments.find(id).map(PaymentState::refundable).orElse(Money.zero(left.currency()));
            Money share = refundable.compareTo(left) < 0 ? refundable : left;
            if (share.positive()) {
                shares.add(new Share(id, share));
                left = left.minus(share);
            }
        }
        if (shares.isEmpty()) {
            throw new Rejected(Rejection.of(Rule.REFUND_EXCEEDS_REFUNDABLE));
        }
        return shares;
    }

    private static List<Money> given(CaseState state, Money disputed, Optional<Money> heldBack) {
        List<Money> given = new ArrayList<>(state.refunds().stream()
                .filter(CaseRefund::given)
                .map(CaseRefund::amount)
                .filter(disputed::hasCurrencyOf)
                .toList());
        heldBack.ifPresent(given::add);
        return given;
    }

    /** The same whenever the same deadline of the same case asks for money of the same payment. */
    private static RefundId refundId(CaseState state, Deadline deadline, PaymentId payment) {
        String intention = state.id() + " " + deadline.name() + " " + payment;
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(intention.getBytes(StandardCharsets.UTF_8));
            return RefundId.of(RefundId.PREFIX + Ulid.of(deadline.dueAt(), Arrays.copyOf(hash, 10)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
