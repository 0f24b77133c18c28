package io.recourse.terms;

import io.recourse.money.Money;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How far money is given while a case is open. Each list has one amount a currency, and limits no other currency.
 *
 * @param most that all provisional credits of a case may be together
 * @param withheld held back from a credit that follows from a missed deadline
 */
public record CreditLimits(Optional<List<Money>> most, Optional<List<Money>> withheld) {

    public Optional<Money> most(Currency currency) {
        return in(most, currency);
    }

    public Optional<Money> withheld(Currency currency) {
        return in(withheld, currency);
    }

    /** Both: the lowest of what each gives at most, and the lowest of what both hold back. */
    public CreditLimits and(CreditLimits other) {
        return new CreditLimits(lowest(most, other.most), both(withheld, other.withheld));
    }

    private static Optional<List<Money>> lowest(Optional<List<Money>> a, Optional<List<Money>> b) {
        return a.flatMap(mine -> b.map(theirs -> Stream.concat(mine.stream(), theirs.stream())
                        .filter(amount -> Stream.concat(mine.stream(), theirs.stream())
                                .noneMatch(o -> o.hasCurrencyOf(amount) && o.compareTo(amount) < 0))
                        .distinct()
                        .toList()))
                .or(() -> a.or(() -> b));
    }

    private static Optional<List<Money>> both(Optional<List<Money>> a, Optional<List<Money>> b) {
        return a.flatMap(mine -> b.map(theirs -> mine.stream()
                .flatMap(m -> theirs.stream().filter(t -> t.hasCurrencyOf(m)).map(t -> t.compareTo(m) < 0 ? t : m))
                .toList()));
    }

    private static Optional<Money> in(Optional<List<Money>> amounts, Currency currency) {
        return amounts.stream()
                .flatMap(List::stream)
                .filter(amount -> amount.currency().equals(currency))
                .findFirst();
    }
}
