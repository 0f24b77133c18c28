package io.recourse.terms;

import java.time.Duration;
import java.time.Period;
import java.util.Optional;

/** What the operator of the source of a payment allows.
 *
 * @param window how long after a payment it can be refunded, in days, months and years
 * @param most how many refunds a payment can have
 * @param spacing how much time lies between two refunds of a payment at least
 */
public record RefundLimits(Optional<Period> window, Optional<Integer> most, Optional<Duration> spacing) {

    /** Both. */
    public RefundLimits and(RefundLimits other) {
        return new RefundLimits(
                shorter(other),
                most.flatMap(mine -> other.most().map(theirs -> Math.min(mine, theirs)))
                        .or(() -> most.or(other::most)),
                spacing.flatMap(mine -> other.spacing().map(theirs -> mine.compareTo(theirs) > 0 ? mine : theirs))
                        .or(() -> spacing.or(other::spacing)));
    }

    /** A month counts as its shortest here. */
    private Optional<Period> shorter(RefundLimits other) {
        return window.flatMap(
                        mine -> other.window().map(theirs -> leastDays(mine) <= leastDays(theirs) ? mine : theirs))
                .or(() -> window.or(other::window));
    }

    private static long leastDays(Period period) {
        return period.toTotalMonths() * 28 + period.getDays();
    }
}
