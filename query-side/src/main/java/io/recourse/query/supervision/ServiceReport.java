package io.recourse.query.supervision;

import io.recourse.actor.Channel;
import io.recourse.dispute.Reason;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * How well customers were served.
 *
 * @param to not included
 */
record ServiceReport(
        Instant from, Instant to, Service total, Map<Channel, Service> byChannel, Map<Reason, Service> byReason) {

    /**
     * @param opened cases opened in this time
     * @param closed cases closed in this time, and not reopened since
     * @param medianFirstResponseSeconds from the opening to the first answer, for those opened that have one
     * @param p90FirstResponseSeconds nine of ten of these were answered within this time
     * @param firstContactResolution the share of those closed, 0 to 1, that took one contact and no escalation
     * @param averageSatisfaction 1 to 5, of those closed that were rated
     * @param rated how many were
     */
    record Service(
            long opened,
            long closed,
            Optional<Long> medianFirstResponseSeconds,
            Optional<Long> p90FirstResponseSeconds,
            Optional<Double> firstContactResolution,
            Optional<Double> averageSatisfaction,
            long rated) {
        static final Service NONE =
                new Service(0, 0, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 0);
    }
}
