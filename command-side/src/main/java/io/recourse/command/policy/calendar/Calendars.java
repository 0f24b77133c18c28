package io.recourse.command.policy.calendar;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All calendars by id. Immutable. */
public final class Calendars {

    private final Map<String, BusinessCalendar> byId;

    private Calendars(Collection<BusinessCalendar> calendars) {
        byId = calendars.stream().collect(Collectors.toUnmodifiableMap(BusinessCalendar::id, Function.identity()));
    }

    /** Those that come with the program. Read once, at the first call, which parses the tables and takes seconds at worst. */
    public static Calendars shipped() {
        return Shipped.CALENDARS;
    }

    public Optional<BusinessCalendar> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Ordered by id. */
    public List<BusinessCalendar> all() {
        return byId.values().stream()
                .sorted(Comparator.comparing(BusinessCalendar::id))
                .toList();
    }

    /** These and {@code calendar}, which takes the place of one with the same id. */
    public Calendars with(BusinessCalendar calendar) {
        return new Calendars(Stream.concat(
                        byId.values().stream().filter(other -> !other.id().equals(calendar.id())), Stream.of(calendar))
                .toList());
    }

    private static final class Shipped {

        private static final Calendars CALENDARS = new Calendars(ShippedCalendars.read());
    }
}
