package io.recourse.payment;

import io.recourse.actor.Act;
import io.recourse.dispute.CaseId;
import io.recourse.money.Money;
import io.recourse.refund.RefundId;
import io.recourse.rejection.Rejection;
import io.recourse.rejection.Rule;
import io.recourse.terms.RefundLimits;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A payment as its history tells it.
 *
 * @param version sequence number of its last event
 */
public record PaymentState(
        PaymentId id, long version, PaymentDetails details, List<Reservation> reservations, MovedOutside outside) {

    /** Part of the payment that was set aside for one refund.
     *
     * @param reservedAt when it was, or when that was refused
     */
    public record Reservation(RefundId refundId, CaseId caseId, Money amount, Status status, Instant reservedAt) {
        public enum Status {
            RESERVED,
            SETTLED,
            RELEASED,
            /** It had been settled, and the money came back. */
            RETURNED,
            REFUSED
        }
    }

    /**
     * The fold's step.
     *
     * @throws IllegalArgumentException when the first event is not {@link PaymentRecorded}
     */
    public static PaymentState evolve(Optional<PaymentState> state, PaymentEvent event, long version) {
        if (state.isPresent()) {
            return state.get().evolve(event, version);
        }
        if (event instanceof PaymentRecorded recorded) {
            return new PaymentState(recorded.paymentId(), version, recorded.details(), List.of(), MovedOutside.NOTHING);
        }
        throw new IllegalArgumentException(
                "the history of payment " + event.paymentId() + " does not begin with its recording");
    }

    private PaymentState evolve(PaymentEvent event, long version) {
        return switch (event) {
            case PaymentRecorded e -> throw new IllegalArgumentException(e.paymentId() + " was recorded twice");
            case RefundReserved e ->
                with(e.refundId(), e.caseId(), e.amount(), Reservation.Status.RESERVED, e.act(), version);
            case RefundReservationRefused e ->
                with(e.refundId(), e.caseId(), e.amount(), Reservation.Status.REFUSED, e.act(), version);
            case RefundSettled e ->
                with(e.refundId(), e.caseId(), e.amount(), Reservation.Status.SETTLED, e.act(), version);
            case RefundReleased e ->
                with(e.refundId(), e.caseId(), e.amount(), Reservation.Status.RELEASED, e.act(), version);
            case RefundReturned e ->
                with(e.refundId(), e.caseId(), e.amount(), Reservation.Status.RETURNED, e.act(), version);
            case OutsideMovementRecorded e ->
                new PaymentState(id, version, details, reservations, outside.with(e.movement()));
        };
    }

    public Money captured() {
        return details.amount();
    }

    public Money reserved() {
        return sum(Reservation.Status.RESERVED);
    }

    public Money refunded() {
        return sum(Reservation.Status.SETTLED);
    }

    /** What is away by chargebacks that stand. */
    public Money chargedBack() {
        return outside.chargedBack(captured().currency());
    }

    /** What was refunded without Recourse. */
    public Money refundedElsewhere() {
        return outside.refunded(captured().currency());
    }

    /**
     * What may still be refunded: captured, less what is reserved, what has been refunded and what moved without Recourse. Less
     * than nothing when more went back than was paid.
     */
    public Money refundable() {
        return ours().minus(chargedBack()).minus(refundedElsewhere());
    }

    /** Whether more went back than was paid, or nobody can say how much is left. */
    public boolean overdrawn() {
        return refundable().compareTo(Money.zero(captured().currency())) < 0
                || outside.hasOther(captured().currency());
    }

    /** As {@link #refundable}, if nothing had moved without Recourse. */
    private Money ours() {
        return captured().minus(reserved()).minus(refunded());
    }

    /** Whether a movement without Recourse has been recorded. */
    public boolean knows(OutsideMovement movement) {
        return outside.knows(movement);
    }

    /**
     * The rule that forbids a refund of {@code amount} at {@code now}, if one does. The only place where that is decided.
     *
     * @param limits what the operator of the source allows; empty where nobody says
     * @throws IllegalArgumentException when {@code amount} is not greater than zero: it would add to what is left
     */
    public Optional<Rejection> refusalOf(Money amount, Optional<RefundLimits> limits, Instant now) {
        return refusals(amount, limits, now).stream().findFirst();
    }

    /** All rules that do, as {@link #refusalOf}, in the order in which a refund would meet them. */
    public List<Rejection> refusals(Money amount, Optional<RefundLimits> limits, Instant now) {
        if (!amount.positive()) {
            throw new IllegalArgumentException("a refund is of more than nothing, not of " + amount);
        }
        return Stream.concat(
                        tooMuch(amount).stream(),
                        limits.stream()
                                .flatMap(all -> allowances(all).stream())
                                .flatMap(allowance -> allowance.refusal(now).stream()))
                .toList();
    }

    /** How it stands to each of {@code limits}. */
    public List<Allowance> allowances(RefundLimits limits) {
        return Allowance.of(this, limits);
    }

    private Optional<Rejection> tooMuch(Money amount) {
        if (!amount.hasCurrencyOf(captured())) {
            return Optional.of(Rejection.of(
                    Rule.REFUND_CURRENCY_DIFFERS,
                    "currency",
                    amount.currency(),
                    "expected",
                    captured().currency()));
        }
        if (outside.hasOther(captured().currency())) {
            return Optional.of(Rejection.of(Rule.PAYMENT_CHARGED_BACK, "amount", amount, "refundable", refundable()));
        }
        if (amount.compareTo(refundable()) > 0) {
            Rule rule = chargedBack().positive() && amount.compareTo(ours()) <= 0
                    ? Rule.PAYMENT_CHARGED_BACK
                    : Rule.REFUND_EXCEEDS_REFUNDABLE;
            return Optional.of(Rejection.of(rule, "amount", amount, "refundable", refundable()));
        }
        return Optional.empty();
    }

    public Optional<Reservation> reservation(RefundId refundId) {
        return reservations.stream().filter(r -> r.refundId().equals(refundId)).findFirst();
    }

    /** Whether money is set aside for this refund: it has neither moved nor been given back. */
    public boolean reserves(RefundId refundId) {
        return reservation(refundId)
                .filter(r -> r.status() == Reservation.Status.RESERVED)
                .isPresent();
    }

    private Money sum(Reservation.Status status) {
        return reservations.stream()
                .filter(r -> r.status() == status)
                .map(Reservation::amount)
                .reduce(Money.zero(captured().currency()), Money::plus);
    }

    private PaymentState with(
            RefundId refundId, CaseId caseId, Money amount, Reservation.Status status, Act act, long at) {
        Instant reservedAt = reservation(refundId).map(Reservation::reservedAt).orElse(act.occurredAt());
        Stream<Reservation> others =
                reservations.stream().filter(r -> !r.refundId().equals(refundId));
        Stream<Reservation> changed = Stream.of(new Reservation(refundId, caseId, amount, status, reservedAt));
        return new PaymentState(id, at, details, Stream.concat(others, changed).toList(), outside);
    }
}
