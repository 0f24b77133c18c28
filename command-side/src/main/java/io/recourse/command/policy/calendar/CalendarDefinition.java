package io.recourse.command.policy.calendar;

import de.focus_shift.jollyday.core.HolidayType;
import io.recourse.command.policy.yaml.Misfit;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A calendar as it is written down; {@code calendar.schema.json} says what each key means. At most one of {@code jollyday}
 * and {@code china} is given. Own days win over the tables.
 *
 * @param weekdays Monday to Friday where absent
 * @param china the yearly tables of the State Council, with working days that fall on weekends
 * @param covered must lie within the tables
 */
public record CalendarDefinition(
        String id,
        ZoneId zone,
        Optional<Set<DayOfWeek>> weekdays,
        OpeningHours openingHours,
        Optional<Jollyday> jollyday,
        Optional<Boolean> china,
        Optional<List<OwnDay>> closed,
        Optional<List<OwnDay>> open,
        Coverage covered) {

    /**
     * A table of the Jollyday library.
     *
     * @param calendar country by ISO 3166, or another id of the library, such as {@code target}
     * @param types public and bank holidays where absent
     * @param fridayForSaturday whether the Friday is closed where the table moves a holiday from Saturday to Friday; true
     *     where absent
     */
    public record Jollyday(
            String calendar,
            Optional<String> subdivision,
            Optional<Set<HolidayType>> types,
            Optional<Boolean> fridayForSaturday) {}

    public record OwnDay(LocalDate day, String name) {}

    /** What a schema cannot see. {@link BusinessCalendar#of} takes only a definition without problems. */
    public List<Misfit> problems() {
        return DefinitionCheck.of(this);
    }
}
