package io.recourse.command.policy.calendar;

import io.recourse.command.policy.calendar.CalendarDefinition.OwnDay;
import io.recourse.command.policy.yaml.Misfit;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Which days and hours an institution works. Immutable. All days are looked up in the tables once, so that counting,
 * which simulations do a million times, touches one bit a day.
 */
public final class BusinessCalendar {

    private static final Set<DayOfWeek> MONDAY_TO_FRIDAY = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);

    private final String id;
    private final ZoneId zone;
    private final OpeningHours hours;
    private final Coverage covered;

    /** One bit for each covered day, set where it is open. Never changed after construction. */
    private final BitSet open;

    private BusinessCalendar(CalendarDefinition definition) {
        id = definition.id();
        zone = definition.zone();
        hours = definition.openingHours();
        covered = definition.covered();
        open = openDays(definition);
    }

    /** @throws IllegalArgumentException if the definition has {@linkplain CalendarDefinition#problems() problems} */
    public static BusinessCalendar of(CalendarDefinition definition) {
        List<Misfit> problems = definition.problems();
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException("No calendar: " + problems);
        }
        return new BusinessCalendar(definition);
    }

    public String id() {
        return id;
    }

    public ZoneId zone() {
        return zone;
    }

    public Coverage covered() {
        return covered;
    }

    /** The first day that the tables cover. */
    public LocalDate coveredFrom() {
        return covered.from();
    }

    /** The last day that the tables cover. */
    public LocalDate coveredThrough() {
        return covered.through();
    }

    /** Days from {@code today} to the last covered day; negative after it. */
    public long daysLeft(LocalDate today) {
        return covered.daysLeft(today);
    }

    /** @throws NotCovered outside of the coverage */
    public boolean isOpen(LocalDate day) {
        return open.get(index(day));
    }

    /**
     * The n-th open day after {@code day}, which itself is never counted.
     *
     * @param openDays at least 1
     * @throws NotCovered if {@code day} is outside of the coverage, or the count would leave it
     */
    public LocalDate plus(LocalDate day, int openDays) {
        if (openDays < 1) {
            throw new IllegalArgumentException("Open days are counted from 1, not " + openDays);
        }
        int index = index(day);
        for (int counted = 0; counted < openDays; counted++) {
            index = openFrom(index + 1);
        }
        return day(index);
    }

    /**
     * {@code day} itself if it is open, else the next open day.
     *
     * @throws NotCovered if there is none within the coverage
     */
    public LocalDate openOnOrAfter(LocalDate day) {
        return day(openFrom(index(day)));
    }

    /**
     * @throws NotCovered outside of the coverage
     * @throws IllegalArgumentException if the day is not open
     */
    public Instant openOfBusiness(LocalDate day) {
        return at(day, hours.of(day.getDayOfWeek()).opens());
    }

    /**
     * @throws NotCovered outside of the coverage
     * @throws IllegalArgumentException if the day is not open
     */
    public Instant closeOfBusiness(LocalDate day) {
        return at(day, hours.of(day.getDayOfWeek()).closes());
    }

    private Instant at(LocalDate day, LocalTime time) {
        if (!isOpen(day)) {
            throw new IllegalArgumentException("Calendar " + id + " is not open on " + day);
        }
        return day.atTime(time).atZone(zone).toInstant();
    }

    private int openFrom(int index) {
        int next = open.nextSetBit(index);
        if (next < 0) {
            throw new NotCovered(id, covered.through().plusDays(1), covered);
        }
        return next;
    }

    private int index(LocalDate day) {
        if (!covered.contains(day)) {
            throw new NotCovered(id, day, covered);
        }
        return index(covered, day);
    }

    private static int index(Coverage covered, LocalDate day) {
        return Math.toIntExact(day.toEpochDay() - covered.from().toEpochDay());
    }

    private LocalDate day(int index) {
        return covered.from().plusDays(index);
    }

    private static BitSet openDays(CalendarDefinition definition) {
        Coverage covered = definition.covered();
        Set<DayOfWeek> weekdays = definition.weekdays().orElse(MONDAY_TO_FRIDAY);
        SpecialDays table = table(definition);
        BitSet open = new BitSet();
        covered.from()
                .datesUntil(covered.through().plusDays(1))
                .filter(day -> table.open().contains(day)
                        || weekdays.contains(day.getDayOfWeek())
                                && !table.closed().contains(day))
                .forEach(day -> open.set(index(covered, day)));
        definition.closed().orElse(List.of()).stream().map(OwnDay::day).forEach(day -> open.clear(index(covered, day)));
        definition.open().orElse(List.of()).stream().map(OwnDay::day).forEach(day -> open.set(index(covered, day)));
        return open;
    }

    private static SpecialDays table(CalendarDefinition definition) {
        return definition
                .jollyday()
                .map(table -> JollydayTable.days(table, definition.covered()))
                .orElseGet(
                        () -> definition.china().orElse(false) ? ChinaTable.DAYS : new SpecialDays(Set.of(), Set.of()));
    }
}
