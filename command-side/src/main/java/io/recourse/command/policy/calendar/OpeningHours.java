package io.recourse.command.policy.calendar;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Map;
import java.util.Optional;

/**
 * When an institution opens and closes, in its own zone.
 *
 * @param on weekdays that differ
 */
public record OpeningHours(LocalTime opens, LocalTime closes, Optional<Map<DayOfWeek, Hours>> on) {

    public record Hours(LocalTime opens, LocalTime closes) {}

    Hours of(DayOfWeek weekday) {
        return on.map(exceptions -> exceptions.get(weekday)).orElseGet(() -> new Hours(opens, closes));
    }
}
