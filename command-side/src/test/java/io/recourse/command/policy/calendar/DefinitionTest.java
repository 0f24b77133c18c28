package io.recourse.command.policy.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.recourse.command.policy.yaml.Misfit;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DefinitionTest {

    @Test
    void aSoundDefinitionHasNoProblems() {
        assertThat(Definitions.own(List.of("2026-06-08"), List.of("2026-06-07")).problems())
                .isEmpty();
        assertThat(Definitions.china(List.of(), List.of()).problems()).isEmpty();
        assertThat(Definitions.jollyday("GB", Optional.of("eng"), List.of()).problems())
                .isEmpty();
    }

    @Test
    void endsNotBeforeItBegins() {
        assertThat(covered("2026-01-01", "2025-12-31"))
                .containsExactly(new Misfit("/covered/through", "is before 2026-01-01, where the coverage begins"));
        assertThat(covered("2026-01-01", "2026-01-01")).isEmpty();
    }

    @Test
    void coversLessThanACentury() {
        assertThat(covered("2000-01-01", "2099-12-31")).isEmpty();
        assertThat(covered("2000-01-01", "2100-01-01"))
                .containsExactly(new Misfit("/covered/through", "is 100 years or more after 2000-01-01"));
    }

    @Test
    void staysWithinTheChineseTables() {
        Coverage tooLong = new Coverage(LocalDate.parse("2006-12-31"), LocalDate.parse("2027-01-01"));
        assertThat(Definitions.with(Optional.empty(), Optional.of(true), List.of(), List.of(), tooLong)
                        .problems())
                .containsExactly(
                        new Misfit(
                                "/covered/from", "2006-12-31 is outside of what is covered, 2007-01-01 to 2026-12-31"),
                        new Misfit(
                                "/covered/through",
                                "the tables end on 2026-12-31, and no day of 2027 is written down as closed"));
    }

    @Test
    void aYearBeyondTheChineseTablesIsKnownOnceItsHolidaysAreWrittenDown() {
        CalendarDefinition next = Definitions.with(
                Optional.empty(),
                Optional.of(true),
                List.of("2027-01-01"),
                List.of("2027-01-03"),
                new Coverage(LocalDate.parse("2026-01-01"), LocalDate.parse("2027-12-31")));
        assertThat(next.problems()).isEmpty();
        BusinessCalendar calendar = BusinessCalendar.of(next);
        assertThat(calendar.plus(LocalDate.parse("2026-12-31"), 2)).isEqualTo(LocalDate.parse("2027-01-04"));
        assertThat(calendar.isOpen(LocalDate.parse("2027-01-01"))).isFalse();
        assertThat(calendar.isOpen(LocalDate.parse("2026-10-10"))).isTrue();
    }

    @Test
    void hasOneTable() {
        assertThat(Definitions.with(
                                Optional.of(Definitions.table("us", Optional.empty())),
                                Optional.of(true),
                                List.of(),
                                List.of(),
                                Definitions.YEAR_2026)
                        .problems())
                .extracting(Misfit::pointer)
                .containsExactly("/china");
    }

    @Test
    void namesATableThatThereIs() {
        assertThat(Definitions.jollyday("zz", Optional.of("eng"), List.of()).problems())
                .containsExactly(new Misfit("/jollyday/calendar", "no such table: zz"));
        assertThat(Definitions.jollyday("gb", Optional.of("ny"), List.of()).problems())
                .containsExactly(new Misfit("/jollyday/subdivision", "no such part of gb: ny"));
    }

    @Test
    void ownDaysAreCoveredAndThereOnce() {
        assertThat(Definitions.own(List.of("2026-06-08", "2026-06-08"), List.of("2025-12-31", "2026-06-08"))
                        .problems())
                .containsExactly(
                        new Misfit("/closed/1/day", "2026-06-08 is there twice"),
                        new Misfit("/open/0/day", "2025-12-31 is outside of what is covered, 2026-01-01 to 2026-12-31"),
                        new Misfit("/open/1/day", "2026-06-08 is there twice"));
    }

    @Test
    void closesAfterItOpens() {
        LocalTime nine = LocalTime.of(9, 0);
        CalendarDefinition definition = Definitions.with(
                Set.of(DayOfWeek.MONDAY),
                new OpeningHours(
                        nine,
                        nine,
                        Optional.of(Map.of(DayOfWeek.MONDAY, new OpeningHours.Hours(nine, LocalTime.of(8, 59))))));
        assertThat(definition.problems())
                .containsExactly(
                        new Misfit("/openingHours/closes", "is not after 09:00"),
                        new Misfit("/openingHours/on/MONDAY/closes", "is not after 09:00"));
    }

    @Test
    void aProblematicDefinitionMakesNoCalendar() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BusinessCalendar.of(Definitions.jollyday("zz", Optional.empty(), List.of())))
                .withMessageContaining("/jollyday/calendar");
    }

    private static List<Misfit> covered(String from, String through) {
        return Definitions.with(
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        new Coverage(LocalDate.parse(from), LocalDate.parse(through)))
                .problems();
    }
}
