package io.recourse.command.policy.calendar;

import io.recourse.command.policy.calendar.CalendarDefinition.Jollyday;
import io.recourse.command.policy.calendar.CalendarDefinition.OwnDay;
import io.recourse.command.policy.yaml.Misfit;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Whether the parts of a definition fit together. */
final class DefinitionCheck {

    private static final int MOST_YEARS = 100;

    private DefinitionCheck() {}

    static List<Misfit> of(CalendarDefinition definition) {
        return Stream.of(
                        coverage(definition.covered()),
                        hours(definition.openingHours()),
                        tables(definition),
                        definition.jollyday().stream().flatMap(DefinitionCheck::jollyday),
                        ownDays(definition))
                .flatMap(problems -> problems)
                .toList();
    }

    private static Stream<Misfit> coverage(Coverage covered) {
        if (covered.through().isBefore(covered.from())) {
            return problem("/covered/through", "is before " + covered.from() + ", where the coverage begins");
        }
        return covered.from().plusYears(MOST_YEARS).isAfter(covered.through())
                ? Stream.empty()
                : problem("/covered/through", "is " + MOST_YEARS + " years or more after " + covered.from());
    }

    private static Stream<Misfit> hours(OpeningHours hours) {
        return Stream.concat(
                closesAfterItOpens("/openingHours/closes", hours.opens(), hours.closes()),
                hours.on().stream()
                        .flatMap(on -> on.entrySet().stream())
                        .flatMap(day -> closesAfterItOpens(
                                "/openingHours/on/" + day.getKey() + "/closes",
                                day.getValue().opens(),
                                day.getValue().closes())));
    }

    private static Stream<Misfit> closesAfterItOpens(String pointer, LocalTime opens, LocalTime closes) {
        return closes.isAfter(opens) ? Stream.empty() : problem(pointer, "is not after " + opens);
    }

    private static Stream<Misfit> tables(CalendarDefinition definition) {
        if (!definition.china().orElse(false)) {
            return Stream.empty();
        }
        if (definition.jollyday().isPresent()) {
            return problem("/china", "is given, and so is jollyday; a calendar has one table");
        }
        Coverage tables = ChinaTable.COVERED;
        return Stream.of(
                        outside("/covered/from", definition.covered().from(), tables).stream(),
                        later(definition, tables))
                .flatMap(misfits -> misfits);
    }

    /** A year that the tables do not know is known when its holidays are written down. */
    private static Stream<Misfit> later(CalendarDefinition definition, Coverage tables) {
        Set<Integer> written = definition.closed().stream()
                .flatMap(List::stream)
                .map(own -> own.day().getYear())
                .collect(Collectors.toSet());
        return IntStream.rangeClosed(
                        tables.through().getYear() + 1,
                        definition.covered().through().getYear())
                .filter(year -> !written.contains(year))
                .mapToObj(year -> new Misfit(
                        "/covered/through",
                        "the tables end on " + tables.through() + ", and no day of " + year
                                + " is written down as closed"));
    }

    private static Stream<Misfit> jollyday(Jollyday table) {
        if (!JollydayTable.knows(table.calendar())) {
            return problem("/jollyday/calendar", "no such table: " + table.calendar());
        }
        return table.subdivision().stream()
                .filter(part -> !JollydayTable.knows(table.calendar(), part))
                .map(part -> new Misfit("/jollyday/subdivision", "no such part of " + table.calendar() + ": " + part));
    }

    private static Stream<Misfit> ownDays(CalendarDefinition definition) {
        Set<LocalDate> seen = new HashSet<>();
        return Stream.concat(
                ownDays("/closed/", definition.closed(), definition.covered(), seen),
                ownDays("/open/", definition.open(), definition.covered(), seen));
    }

    private static Stream<Misfit> ownDays(
            String at, Optional<List<OwnDay>> days, Coverage covered, Set<LocalDate> seen) {
        List<OwnDay> own = days.orElse(List.of());
        return IntStream.range(0, own.size()).boxed().flatMap(i -> {
            String pointer = at + i + "/day";
            LocalDate day = own.get(i).day();
            return seen.add(day) ? outside(pointer, day, covered).stream() : problem(pointer, day + " is there twice");
        });
    }

    private static Optional<Misfit> outside(String pointer, LocalDate day, Coverage covered) {
        return covered.contains(day)
                ? Optional.empty()
                : Optional.of(new Misfit(
                        pointer,
                        day + " is outside of what is covered, " + covered.from() + " to " + covered.through()));
    }

    private static Stream<Misfit> problem(String pointer, String message) {
        return Stream.of(new Misfit(pointer, message));
    }
}
