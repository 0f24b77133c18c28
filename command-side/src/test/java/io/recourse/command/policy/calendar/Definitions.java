package io.recourse.command.policy.calendar;

import io.recourse.command.policy.calendar.CalendarDefinition.Jollyday;
import io.recourse.command.policy.calendar.CalendarDefinition.OwnDay;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Definitions for tests, of a small institution in New York, covered in 2026. */
final class Definitions {

    static final Coverage YEAR_2026 = new Coverage(LocalDate.parse("2026-01-01"), LocalDate.parse("2026-12-31"));

    private Definitions() {}

    /** Monday to Friday from nine to five, without any holiday. */
    static CalendarDefinition plain() {
        return own(List.of(), List.of());
    }

    static CalendarDefinition own(List<String> closed, List<String> open) {
        return with(Optional.empty(), Optional.empty(), closed, open, YEAR_2026);
    }

    static CalendarDefinition jollyday(String calendar, Optional<String> subdivision, List<String> open) {
        return with(Optional.of(table(calendar, subdivision)), Optional.empty(), List.of(), open, YEAR_2026);
    }

    static Jollyday table(String calendar, Optional<String> subdivision) {
        return new Jollyday(calendar, subdivision, Optional.empty(), Optional.empty());
    }

    static CalendarDefinition china(List<String> closed, List<String> open) {
        return with(Optional.empty(), Optional.of(true), closed, open, YEAR_2026);
    }

    static CalendarDefinition with(
            Optional<Jollyday> jollyday,
            Optional<Boolean> china,
            List<String> closed,
            List<String> open,
            Coverage covered) {
        return new CalendarDefinition(
                "own",
                ZoneId.of("America/New_York"),
                Optional.empty(),
                nineToFive(),
                jollyday,
                china,
                Optional.of(days(closed)),
                Optional.of(days(open)),
                covered);
    }

    static CalendarDefinition with(Set<DayOfWeek> weekdays, OpeningHours hours) {
        return new CalendarDefinition(
                "own",
                ZoneId.of("America/New_York"),
                Optional.of(weekdays),
                hours,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                YEAR_2026);
    }

    static OpeningHours nineToFive() {
        return new OpeningHours(LocalTime.of(9, 0), LocalTime.of(17, 0), Optional.empty());
    }

    private static List<OwnDay> days(List<String> days) {
        return days.stream()
                .map(day -> new OwnDay(LocalDate.parse(day), "Own day"))
                .toList();
    }
}
