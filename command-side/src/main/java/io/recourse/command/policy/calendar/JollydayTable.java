package io.recourse.command.policy.calendar;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import io.recourse.command.policy.calendar.CalendarDefinition.Jollyday;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Year;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Holidays as the Jollyday library knows them, on the days on which they are observed. */
final class JollydayTable {

    private static final Set<HolidayType> DAYS_OFF = Set.of(HolidayType.PUBLIC_HOLIDAY, HolidayType.BANK_HOLIDAY);

    private JollydayTable() {}

    static boolean knows(String calendar) {
        return HolidayManager.getSupportedCalendarCodes().contains(calendar.toUpperCase(Locale.ROOT));
    }

    static boolean knows(String calendar, String subdivision) {
        return withLibrary(
                () -> manager(calendar).getCalendarHierarchy().getChildren().containsKey(subdivision));
    }

    static SpecialDays days(Jollyday table, Coverage covered) {
        String[] path = table.subdivision().stream().toArray(String[]::new);
        Set<HolidayType> types = table.types().orElse(DAYS_OFF);
        boolean fridayForSaturday = table.fridayForSaturday().orElse(true);
        // The neighbouring years too: a holiday may be observed on the other side of New Year.
        Set<LocalDate> closed = withLibrary(() -> {
            HolidayManager manager = manager(table.calendar());
            return IntStream.rangeClosed(
                            covered.from().getYear() - 1, covered.through().getYear() + 1)
                    .mapToObj(year -> manager.getHolidays(Year.of(year), path))
                    .flatMap(Set::stream)
                    .filter(holiday -> types.contains(holiday.getType()))
                    .map(holiday -> observed(holiday, fridayForSaturday))
                    .collect(Collectors.toSet());
        });
        return new SpecialDays(closed, Set.of());
    }

    private static LocalDate observed(Holiday holiday, boolean fridayForSaturday) {
        LocalDate actual = holiday.getActualDate();
        boolean movedToFriday =
                actual.getDayOfWeek() == DayOfWeek.SATURDAY && holiday.getDate().equals(actual.minusDays(1));
        return movedToFriday && !fridayForSaturday ? actual : holiday.getDate();
    }

    private static HolidayManager manager(String calendar) {
        return HolidayManager.getInstance(ManagerParameters.create(calendar.toLowerCase(Locale.ROOT)));
    }

    /**
     * Jollyday and JAXB find their parts by the class loader of the thread, and in a packaged program that of a common pool
     * knows no libraries.
     */
    private static <T> T withLibrary(Supplier<T> work) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(HolidayManager.class.getClassLoader());
        try {
            return work.get();
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
