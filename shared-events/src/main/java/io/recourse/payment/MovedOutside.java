package io.recourse.payment;

import io.recourse.money.Money;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All that moved of a payment without Recourse. The order in which it became known does not matter: what belongs to one refund
 * or one chargeback is added up, and what came back of it is taken off.
 */
public record MovedOutside(List<OutsideMovement> movements) {

    static final MovedOutside NOTHING = new MovedOutside(List.of());

    public MovedOutside {
        movements = List.copyOf(movements);
    }

    boolean knows(OutsideMovement movement) {
        return movements.stream().anyMatch(m -> m.source().equals(movement.source()) && m.id().equals(movement.id()));
    }

    MovedOutside with(OutsideMovement movement) {
        return new MovedOutside(
                Stream.concat(movements.stream(), Stream.of(movement)).toList());
    }

    /** What is away by refunds that were made elsewhere. */
    public Money refunded(Currency currency) {
        return away(currency, List.of(OutsideMovement.Kind.REFUND, OutsideMovement.Kind.REFUND_RETURNED));
    }

    /** What is away by chargebacks. */
    public Money chargedBack(Currency currency) {
        return away(currency, List.of(OutsideMovement.Kind.CHARGEBACK, OutsideMovement.Kind.CHARGEBACK_RETURNED));
    }

    /** Whether something is away in a currency in which the payment was not made, so that nobody can say how much is left. */
    boolean hasOther(Currency currency) {
        return movements.stream()
                .map(m -> m.amount().currency())
                .distinct()
                .filter(other -> !other.equals(currency))
                .anyMatch(other ->
                        refunded(other).positive() || chargedBack(other).positive());
    }

    /** More never comes back of one than went away by it. */
    private Money away(Currency currency, List<OutsideMovement.Kind> kinds) {
        Money zero = Money.zero(currency);
        Map<String, Money> each = movements.stream()
                .filter(m -> kinds.contains(m.kind()) && m.amount().hasCurrencyOf(zero))
                .collect(Collectors.toMap(
                        m -> m.source() + ' ' + m.about(),
                        m -> m.kind().takes() ? m.amount() : zero.minus(m.amount()),
                        Money::plus));
        return each.values().stream().filter(Money::positive).reduce(zero, Money::plus);
    }
}
