package io.recourse.command.policy.simulation;

import io.recourse.deadline.DeadlineName;
import io.recourse.deadline.ExpiryEffect;
import io.recourse.deadline.PolicyRef;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** What packs would have done to the cases of a log.
 *
 * @param events those that mean something
 * @param first when the first of them was; empty when there is none
 * @param until the end of virtual time
 * @param comparisons of the first pack with each other one
 */
public record Report(
        long events,
        int cases,
        Optional<Instant> first,
        Instant until,
        List<OfPack> packs,
        List<Comparison> comparisons) {

    public Report {
        packs = List.copyOf(packs);
        comparisons = List.copyOf(comparisons);
    }

    /** @param concerned how many cases the pack applies to
     * @param notBegun cases that the log says of no complaint of
     * @param deadlines in the order in which the pack has them
     */
    public record OfPack(PolicyRef pack, int concerned, int notConcerned, int notBegun, List<OfDeadline> deadlines) {

        public OfPack {
            deadlines = List.copyOf(deadlines);
        }
    }

    /** All deadlines of one name.
     *
     * @param cases that had one or more of them
     * @param began {@code met + late + overdue + open}
     * @param late done, too late
     * @param overdue too late, and not done by the end
     * @param lateBy of what is late or overdue; the latter until the end
     * @param effects what would have followed, and how often
     * @param atStake of the cases with one that is late or overdue, each once
     */
    public record OfDeadline(
            DeadlineName name,
            int cases,
            int began,
            int met,
            int late,
            int overdue,
            int open,
            Optional<Lateness> lateBy,
            List<Effects> effects,
            List<Amount> atStake) {

        public OfDeadline {
            effects = List.copyOf(effects);
            atStake = List.copyOf(atStake);
        }
    }

    /** The median and the 90th percentile are values that occur: the smallest that so many are not above. */
    public record Lateness(Duration median, Duration p90, Duration max) {}

    public record Effects(ExpiryEffect effect, int count) {}

    /** A sum, however large. */
    public record Amount(BigDecimal amount, Currency currency) {}

    /** @param cases whose verdict differs, for deadlines that both packs know
     * @param differences how many deadlines of these cases differ
     * @param listed the first of them
     */
    public record Comparison(PolicyRef from, PolicyRef to, int cases, int differences, List<Difference> listed) {

        public Comparison {
            listed = List.copyOf(listed);
        }
    }
}
