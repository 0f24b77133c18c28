package io.recourse.command.policy.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Year;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class ShippedCalendarsTest {

    private static final Set<DayOfWeek> WEEKDAYS = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);

    @ParameterizedTest
    @CsvFileSource(resources = "closed-weekdays.csv")
    void agreeWithAnotherLibraryInEveryYear(String id, int year, String closed) {
        List<LocalDate> expected = Stream.of(closed.split(" ", -1))
                .map(day -> MonthDay.parse("--" + day).atYear(year))
                .toList();
        assertThat(closedWeekdays(id, Year.of(year))).isEqualTo(expected);
    }

    /** So that no year is missing in the table above; the Chinese one is compared with its source. */
    @ParameterizedTest
    @CsvSource({
        "cn, 2007, 2026",
        "de, 2008, 2030",
        "fr, 2008, 2030",
        "hk, 2008, 2027",
        "ie, 2008, 2030",
        "target, 2008, 2030",
        "uk, 2008, 2028",
        "us, 2008, 2030"
    })
    void coverTheYearsThatWereCompared(String id, int from, int through) {
        assertThat(calendar(id).covered())
                .isEqualTo(new Coverage(LocalDate.of(from, 1, 1), LocalDate.of(through, 12, 31)));
    }

    /** The Federal Reserve's holiday schedule for 2026; Independence Day is on a Saturday, and the Friday is worked. */
    @Test
    void americanHolidaysAreThoseOfTheFederalReserve() {
        assertThat(closedWeekdays("us", Year.of(2026)))
                .containsExactly(days(2026, "01-01 01-19 02-16 05-25 06-19 09-07 10-12 11-11 11-26 12-25"));
        assertThat(closedWeekdays("us", Year.of(2027)))
                .containsExactly(days(2027, "01-01 01-18 02-15 05-31 07-05 09-06 10-11 11-11 11-25"));
    }

    /** https://www.gov.uk/bank-holidays, England and Wales. */
    @Test
    void britishHolidaysAreThoseOfTheGovernment() {
        assertThat(closedWeekdays("uk", Year.of(2022)))
                .containsExactly(days(2022, "01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27"));
        assertThat(closedWeekdays("uk", Year.of(2023)))
                .containsExactly(days(2023, "01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26"));
    }

    @ParameterizedTest
    @CsvSource({
        "us, 2021-06-18, open, Juneteenth of 2021 was a Saturday",
        "us, 2022-06-20, closed, Juneteenth of 2022 was a Sunday",
        "us, 2020-06-19, open, before Juneteenth was a holiday",
        "us, 2021-12-31, open, New Year of 2022 was a Saturday",
        "us, 2026-07-03, open, Independence Day of 2026 is a Saturday",
        "us, 2026-01-19, closed, Martin Luther King",
        "us, 2026-11-27, open, the day after Thanksgiving",
        "uk, 2020-05-04, open, the May holiday had moved",
        "uk, 2020-05-08, closed, to VE Day",
        "uk, 2022-05-30, open, the spring holiday had moved",
        "uk, 2022-06-02, closed, to the Jubilee",
        "uk, 2022-06-03, closed, Platinum Jubilee",
        "uk, 2022-09-19, closed, state funeral",
        "uk, 2023-05-08, closed, coronation",
        "uk, 2021-12-28, closed, for Boxing Day on a Sunday",
        "uk, 2026-12-28, closed, for Boxing Day on a Saturday",
        "uk, 2026-11-30, open, St Andrew is Scottish",
        "target, 2026-04-03, closed, Good Friday",
        "target, 2026-04-06, closed, Easter Monday",
        "target, 2026-05-01, closed, Labour Day",
        "target, 2026-05-14, open, Ascension",
        "target, 2027-12-27, open, nothing for Christmas on a weekend",
        "de, 2017-10-31, closed, 500 years of the Reformation",
        "de, 2018-10-31, open, in some states only from then on",
        "de, 2026-10-03, closed, Unity",
        "de, 2026-05-25, closed, Whit Monday",
        "fr, 2026-07-14, closed, National Day",
        "fr, 2026-05-08, closed, Victory",
        "fr, 2026-04-03, open, Good Friday is Alsatian",
        "ie, 2022-02-07, open, before St Brigid was a holiday",
        "ie, 2023-02-06, closed, St Brigid on the first Monday",
        "ie, 2030-02-01, closed, St Brigid on a Friday",
        "ie, 2030-02-04, open, so not on the Monday",
        "ie, 2022-03-18, closed, once",
        "hk, 2024-02-13, closed, fourth day of Lunar New Year",
        "hk, 2025-01-29, closed, Lunar New Year",
        "hk, 2026-02-17, closed, Lunar New Year",
        "hk, 2026-04-07, closed, after Easter and Ching Ming",
        "hk, 2027-02-09, closed, fourth day of Lunar New Year",
        "cn, 2026-01-04, open, Sunday made up for",
        "cn, 2026-02-14, open, Saturday made up for",
        "cn, 2026-02-28, open, Saturday made up for",
        "cn, 2026-10-10, open, Saturday made up for",
        "cn, 2026-02-15, closed, Spring Festival",
        "cn, 2026-02-24, open, after it",
        "cn, 2026-10-11, closed, an ordinary Sunday",
        "cn, 2020-01-31, closed, Spring Festival was prolonged"
    })
    void knowTheDay(String id, LocalDate day, String state, String why) {
        assertThat(calendar(id).isOpen(day)).as(why).isEqualTo(state.equals("open"));
    }

    @Test
    void theSpringFestivalOf2026IsClosed() {
        BusinessCalendar china = calendar("cn");
        assertThat(LocalDate.parse("2026-02-15").datesUntil(LocalDate.parse("2026-02-24")))
                .hasSize(9)
                .noneMatch(china::isOpen);
        // Friday before it; the make-up Saturday counts, so that the third working day is a Wednesday.
        assertThat(china.plus(LocalDate.parse("2026-02-13"), 3)).isEqualTo(LocalDate.parse("2026-02-25"));
    }

    @Test
    void countingPastTheChineseTablesIsRefused() {
        BusinessCalendar china = calendar("cn");
        LocalDate day = LocalDate.parse("2026-11-25");
        assertThat(china.plus(day, 26)).isEqualTo(LocalDate.parse("2026-12-31"));
        assertThatExceptionOfType(NotCovered.class)
                .isThrownBy(() -> china.plus(day, 27))
                .satisfies(e -> assertThat(e.day()).isEqualTo(LocalDate.parse("2027-01-01")));
        assertThat(china.covered().endsSoon(day)).isTrue();
    }

    @Test
    void anInstitutionsOwnCalendarTakesThePlaceOfAnother() {
        Calendars shipped = Calendars.shipped();
        BusinessCalendar own = BusinessCalendar.of(Definitions.plain());
        Calendars more = shipped.with(own);

        assertThat(shipped.find("own")).isEmpty();
        assertThat(more.find("own")).containsSame(own);
        BusinessCalendar other = BusinessCalendar.of(Definitions.plain());
        assertThat(more.with(other).find("own")).containsSame(other);
        assertThat(more.all())
                .extracting(BusinessCalendar::id)
                .containsExactly("cn", "de", "fr", "hk", "ie", "own", "target", "uk", "us", "weekdays");
    }

    private static LocalDate[] days(int year, String days) {
        return Stream.of(days.split(" ", -1))
                .map(day -> MonthDay.parse("--" + day).atYear(year))
                .toArray(LocalDate[]::new);
    }

    private static List<LocalDate> closedWeekdays(String id, Year year) {
        BusinessCalendar calendar = calendar(id);
        return year.atDay(1)
                .datesUntil(year.plusYears(1).atDay(1))
                .filter(day -> WEEKDAYS.contains(day.getDayOfWeek()))
                .filter(day -> !calendar.isOpen(day))
                .toList();
    }

    private static BusinessCalendar calendar(String id) {
        return Calendars.shipped().find(id).orElseThrow();
    }
}
