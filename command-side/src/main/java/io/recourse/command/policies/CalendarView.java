package io.recourse.command.policies;

import io.recourse.command.policy.calendar.BusinessCalendar;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/** A calendar and how far it goes.
 *
 * @param daysLeft from today to the last day that it knows, below zero when that has passed
 * @param usedBy ids of the enabled packs that count open days on it
 */
record CalendarView(
        String id, ZoneId zone, LocalDate coveredFrom, LocalDate coveredThrough, long daysLeft, List<String> usedBy) {

    static CalendarView of(BusinessCalendar calendar, LocalDate today, List<String> usedBy) {
        return new CalendarView(
                calendar.id(),
                calendar.zone(),
                calendar.coveredFrom(),
                calendar.coveredThrough(),
                calendar.daysLeft(today),
                usedBy);
    }
}
