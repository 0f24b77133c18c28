package io.recourse.command.policy.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What holds for each shipped calendar, whatever its tables say. */
class CountingPropertyTest {

    private static final int MOST_DAYS_OF_COUNT = 400;

    record Place(BusinessCalendar calendar, LocalDate day) {}

    @Property
    void countingInTwoStepsIsCountingOnce(
            @ForAll("places") Place place,
            @ForAll @IntRange(min = 1, max = 100) int one,
            @ForAll @IntRange(min = 1, max = 100) int other) {
        BusinessCalendar calendar = place.calendar();
        assertThat(calendar.plus(calendar.plus(place.day(), one), other))
                .isEqualTo(calendar.plus(place.day(), one + other));
    }

    @Property
    void oneMoreOpenDayIsLaterAndOpen(
            @ForAll("places") Place place, @ForAll @IntRange(min = 1, max = 200) int openDays) {
        BusinessCalendar calendar = place.calendar();
        LocalDate counted = calendar.plus(place.day(), openDays);
        assertThat(counted).isAfter(place.day());
        assertThat(calendar.isOpen(counted)).isTrue();
        assertThat(calendar.plus(place.day(), openDays + 1)).isAfter(counted);
    }

    @Property
    void skipsExactlyTheClosedDays(@ForAll("places") Place place, @ForAll @IntRange(min = 1, max = 200) int openDays) {
        BusinessCalendar calendar = place.calendar();
        LocalDate counted = calendar.plus(place.day(), openDays);
        assertThat(place.day().plusDays(1).datesUntil(counted.plusDays(1)).filter(calendar::isOpen))
                .hasSize(openDays);
    }

    @Property
    void theNextOpenDayIsItsOwnNextOpenDay(@ForAll("places") Place place) {
        BusinessCalendar calendar = place.calendar();
        LocalDate open = calendar.openOnOrAfter(place.day());
        assertThat(open).isAfterOrEqualTo(place.day());
        assertThat(calendar.isOpen(open)).isTrue();
        assertThat(calendar.openOnOrAfter(open)).isEqualTo(open);
        assertThat(calendar.isOpen(place.day())).isEqualTo(open.equals(place.day()));
    }

    @Property
    void closesAfterItOpensOnTheSameDay(@ForAll("places") Place place) {
        BusinessCalendar calendar = place.calendar();
        LocalDate open = calendar.openOnOrAfter(place.day());
        assertThat(calendar.openOfBusiness(open)).isBefore(calendar.closeOfBusiness(open));
        assertThat(calendar.closeOfBusiness(open).atZone(calendar.zone()).toLocalDate())
                .isEqualTo(open);
    }

    @Provide
    Arbitrary<Place> places() {
        return Arbitraries.of(Calendars.shipped().all())
                .flatMap(calendar -> Arbitraries.longs()
                        .between(
                                calendar.coveredFrom().toEpochDay(),
                                calendar.coveredThrough()
                                        .minusDays(MOST_DAYS_OF_COUNT)
                                        .toEpochDay())
                        .map(day -> new Place(calendar, LocalDate.ofEpochDay(day))));
    }
}
