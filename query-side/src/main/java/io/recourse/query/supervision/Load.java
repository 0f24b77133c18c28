package io.recourse.query.supervision;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * When in the day work comes in.
 *
 * @param to not included
 * @param zone whose hours these are
 * @param hours 24, from midnight
 */
record Load(Instant from, Instant to, String zone, List<Hour> hours) {

    Load {
        hours = List.copyOf(hours);
    }

    /**
     * One hour of the day, over all days.
     *
     * @param hour 0 to 23
     * @param opened cases opened in it
     * @param contacts conversations with customers in it, whenever their cases were opened
     * @param medianWaitSeconds from the opening to the first answer, for those of {@code opened} that have one
     * @param unanswered those of {@code opened} that have none
     */
    record Hour(int hour, long opened, long contacts, Optional<Long> medianWaitSeconds, long unanswered) {}
}
