package io.recourse.command.policy.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BusinessCalendarTest {

    private static final BusinessCalendar PLAIN = BusinessCalendar.of(Definitions.plain());

    /** 5 June 2026 is a Friday. */
    @ParameterizedTest
    @CsvSource({
        "2026-06-05, 1, 2026-06-08",
        "2026-06-06, 1, 2026-06-08",
        "2026-06-07, 1, 2026-06-08",
        "2026-06-08, 1, 2026-06-09",
        "2026-06-05, 5, 2026-06-12",
        "2026-06-05, 10, 2026-06-19"
    })
    void countsFromTheDayAfter(LocalDate day, int openDays, LocalDate expected) {
        assertThat(PLAIN.plus(day, openDays)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"2026-06-05, 2026-06-05", "2026-06-06, 2026-06-08", "2026-06-07, 2026-06-08"})
    void movesToAnOpenDayOnlyFromAClosedOne(LocalDate day, LocalDate expected) {
        assertThat(PLAIN.openOnOrAfter(day)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"0", "-1"})
    void countsAtLeastOneDay(int openDays) {
        assertThatIllegalArgumentException().isThrownBy(() -> PLAIN.plus(LocalDate.parse("2026-06-05"), openDays));
    }

    @Test
    void ownDaysWinOverWeekdaysAndTables() {
        BusinessCalendar own = BusinessCalendar.of(Definitions.own(List.of("2026-06-08"), List.of("2026-06-07")));
        assertThat(own.isOpen(LocalDate.parse("2026-06-08"))).isFalse();
        assertThat(own.isOpen(LocalDate.parse("2026-06-07"))).isTrue();

        LocalDate christmas = LocalDate.parse("2026-12-25");
        assertThat(american(List.of()).isOpen(christmas)).isFalse();
        assertThat(american(List.of("2026-12-25")).isOpen(christmas)).isTrue();

        BusinessCalendar chinese = BusinessCalendar.of(Definitions.china(List.of("2026-02-14"), List.of("2026-02-16")));
        assertThat(chinese.isOpen(LocalDate.parse("2026-02-14"))).isFalse();
        assertThat(chinese.isOpen(LocalDate.parse("2026-02-16"))).isTrue();
    }

    @Test
    void aTableMayCloseTheFridayForASaturday() {
        assertThat(american(List.of()).isOpen(LocalDate.parse("2026-07-03"))).isFalse();
    }

    @Test
    void aPartOfACountryHasItsOwnHolidays() {
        LocalDate epiphany = LocalDate.parse("2026-01-06");
        assertThat(BusinessCalendar.of(Definitions.jollyday("de", Optional.empty(), List.of()))
                        .isOpen(epiphany))
                .isTrue();
        assertThat(BusinessCalendar.of(Definitions.jollyday("de", Optional.of("by"), List.of()))
                        .isOpen(epiphany))
                .isFalse();
    }

    @Test
    void refusesDaysOutsideOfTheTables() {
        LocalDate before = LocalDate.parse("2025-12-31");
        LocalDate after = LocalDate.parse("2027-01-01");
        notCovered(before, () -> PLAIN.isOpen(before));
        notCovered(after, () -> PLAIN.isOpen(after));
        notCovered(before, () -> PLAIN.plus(before, 1));
        notCovered(before, () -> PLAIN.openOnOrAfter(before));
        notCovered(after, () -> PLAIN.closeOfBusiness(after));
    }

    @Test
    void refusesToCountPastTheTables() {
        LocalDate after = LocalDate.parse("2027-01-01");
        LocalDate lastButOne = LocalDate.parse("2026-12-30");
        assertThat(PLAIN.plus(lastButOne, 1)).isEqualTo(PLAIN.coveredThrough());
        notCovered(after, () -> PLAIN.plus(lastButOne, 2));
        notCovered(after, () -> PLAIN.plus(LocalDate.parse("2026-01-01"), Integer.MAX_VALUE));

        BusinessCalendar closedAtTheEnd = BusinessCalendar.of(Definitions.own(List.of("2026-12-31"), List.of()));
        notCovered(after, () -> closedAtTheEnd.openOnOrAfter(LocalDate.parse("2026-12-31")));
    }

    @Test
    void opensAndClosesInItsOwnZone() {
        BusinessCalendar calendar = BusinessCalendar.of(Definitions.with(
                EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.SATURDAY),
                new OpeningHours(
                        LocalTime.of(9, 0),
                        LocalTime.of(17, 0),
                        Optional.of(Map.of(
                                DayOfWeek.SATURDAY,
                                new OpeningHours.Hours(LocalTime.of(10, 0), LocalTime.of(12, 30)))))));
        LocalDate lastFridayOfWinterTime = LocalDate.parse("2026-03-06");
        LocalDate firstMondayOfSummerTime = LocalDate.parse("2026-03-09");
        LocalDate saturday = LocalDate.parse("2026-03-07");

        assertThat(calendar.closeOfBusiness(lastFridayOfWinterTime)).isEqualTo(Instant.parse("2026-03-06T22:00:00Z"));
        assertThat(calendar.closeOfBusiness(firstMondayOfSummerTime)).isEqualTo(Instant.parse("2026-03-09T21:00:00Z"));
        assertThat(calendar.openOfBusiness(firstMondayOfSummerTime)).isEqualTo(Instant.parse("2026-03-09T13:00:00Z"));
        assertThat(calendar.openOfBusiness(saturday)).isEqualTo(Instant.parse("2026-03-07T15:00:00Z"));
        assertThat(calendar.closeOfBusiness(saturday)).isEqualTo(Instant.parse("2026-03-07T17:30:00Z"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> calendar.closeOfBusiness(saturday.plusDays(1)))
                .withMessage("Calendar own is not open on 2026-03-08");
    }

    @ParameterizedTest
    @CsvSource({"2026-10-31, 61, false", "2026-11-01, 60, true", "2026-12-31, 0, true", "2027-01-02, -2, true"})
    void saysHowNearTheEndOfTheTablesIs(LocalDate today, long daysLeft, boolean soon) {
        assertThat(PLAIN.daysLeft(today)).isEqualTo(daysLeft);
        assertThat(PLAIN.covered().endsSoon(today)).isEqualTo(soon);
    }

    @Test
    void isTheSameForAllWhoUseItFirstAtOnce() throws Exception {
        int users = 8;
        CountDownLatch ready = new CountDownLatch(users);
        Callable<List<LocalDate>> firstUse = () -> {
            // As in a common pool, whose threads do not know the libraries of the program.
            Thread.currentThread().setContextClassLoader(ClassLoader.getPlatformClassLoader());
            ready.countDown();
            ready.await();
            // A table that no other test reads, so that this is its first use.
            BusinessCalendar swedish = BusinessCalendar.of(Definitions.jollyday("se", Optional.empty(), List.of()));
            BusinessCalendar shipped = Calendars.shipped().find("uk").orElseThrow();
            return List.of(
                    swedish.plus(LocalDate.parse("2026-01-01"), 200), shipped.plus(LocalDate.parse("2026-01-01"), 200));
        };
        try (ExecutorService pool = Executors.newFixedThreadPool(users)) {
            List<Future<List<LocalDate>>> answers = pool.invokeAll(
                    IntStream.range(0, users).mapToObj(i -> firstUse).toList());
            for (Future<List<LocalDate>> answer : answers) {
                assertThat(answer.get()).containsExactly(LocalDate.parse("2026-10-16"), LocalDate.parse("2026-10-15"));
            }
        }
    }

    private static BusinessCalendar american(List<String> open) {
        return BusinessCalendar.of(Definitions.jollyday("US", Optional.empty(), open));
    }

    private static void notCovered(LocalDate day, Callable<?> question) {
        assertThatExceptionOfType(NotCovered.class)
                .isThrownBy(question::call)
                .withMessage("Calendar own covers 2026-01-01 to 2026-12-31, not " + day)
                .satisfies(e -> {
                    assertThat(e.calendar()).isEqualTo("own");
                    assertThat(e.day()).isEqualTo(day);
                    assertThat(e.coveredFrom()).isEqualTo(Definitions.YEAR_2026.from());
                    assertThat(e.coveredThrough()).isEqualTo(Definitions.YEAR_2026.through());
                });
    }
}
