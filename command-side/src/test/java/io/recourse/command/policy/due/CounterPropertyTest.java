package io.recourse.command.policy.due;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.command.policy.calendar.BusinessCalendar;
import io.recourse.command.policy.calendar.Calendars;
import io.recourse.deadline.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What holds of counting on every shipped calendar, in every zone, however days are counted. */
class CounterPropertyTest {

    /** Room for the longest span before a calendar ends. */
    private static final int MOST_DAYS = 1000;

    private static final List<IntFunction<Span>> UNITS = List.of(
            Span.Hours::new,
            Span.Days::new,
            Span.BusinessDays::new,
            Span.Weeks::new,
            Span.Months::new,
            Span.BillingCycles::new);

    /** A trigger on a calendar. */
    record Case(Counter counter, Instant at, int billingDay) {

        Instant due(Span span) {
            return counter.count(new Due.After(Trigger.NOTICE_RECEIVED, span), moments())
                    .orElseThrow()
                    .dueAt();
        }

        Moments moments() {
            return new Moments(Map.of(Trigger.NOTICE_RECEIVED, at), Optional.of(billingDay));
        }

        LocalDate day(Instant instant) {
            return instant.atZone(counter.counting().zone()).toLocalDate();
        }

        Case later(Duration by) {
            return new Case(counter, at.plus(by), billingDay);
        }
    }

    @Property
    void nothingIsDueBeforeItBegins(
            @ForAll("cases") Case any,
            @ForAll("units") IntFunction<Span> unit,
            @ForAll @IntRange(min = 1, max = 20) int n) {
        assertThat(any.due(unit.apply(n))).isAfterOrEqualTo(any.at());
    }

    @Property
    void moreTimeIsNeverLess(
            @ForAll("cases") Case any,
            @ForAll("units") IntFunction<Span> unit,
            @ForAll @IntRange(min = 1, max = 10) int n,
            @ForAll @IntRange(min = 0, max = 10) int more) {
        assertThat(any.due(unit.apply(n + more))).isAfterOrEqualTo(any.due(unit.apply(n)));
    }

    @Property
    void whatBeginsLaterIsDueNoSooner(
            @ForAll("cases") Case any,
            @ForAll("units") IntFunction<Span> unit,
            @ForAll @IntRange(min = 1, max = 20) int n,
            @ForAll @IntRange(min = 0, max = 3_000_000) int seconds) {
        Case later = any.later(Duration.ofSeconds(seconds));
        Instant due = any.due(unit.apply(n));
        Instant dueLater = later.due(unit.apply(n));
        if (any.counter().counting().end() == Counting.End.SAME_TIME) {
            // Two days that roll to the same one keep their times of day.
            assertThat(any.day(dueLater)).isAfterOrEqualTo(any.day(due));
        } else {
            assertThat(dueLater).isAfterOrEqualTo(due);
        }
    }

    @Property
    void businessDaysEndOnAnOpenDayWithAsManyOpenDaysBefore(
            @ForAll("plain") Case plain, @ForAll @IntRange(min = 1, max = 60) int n) {
        BusinessCalendar calendar = plain.counter().calendar();
        LocalDate last = plain.day(plain.due(new Span.BusinessDays(n)).minusNanos(1));
        assertThat(calendar.isOpen(last)).isTrue();
        assertThat(plain.day(plain.at())
                        .plusDays(1)
                        .datesUntil(last.plusDays(1))
                        .filter(calendar::isOpen))
                .hasSize(n);
    }

    @Property
    void aDayOffBeginsAsTheLastOpenDayBeforeIt(
            @ForAll("plain") Case plain, @ForAll @IntRange(min = 1, max = 60) int n) {
        BusinessCalendar calendar = plain.counter().calendar();
        LocalDate open = plain.day(plain.at());
        while (!calendar.isOpen(open)) {
            open = open.minusDays(1);
        }
        Case before = new Case(
                plain.counter(),
                open.atTime(LocalTime.NOON)
                        .atZone(plain.counter().counting().zone())
                        .toInstant(),
                plain.billingDay());
        assertThat(plain.due(new Span.BusinessDays(n))).isEqualTo(before.due(new Span.BusinessDays(n)));
    }

    @Property
    void aDayEndsAtMidnightWhereTheCaseIs(@ForAll("plain") Case plain, @ForAll @IntRange(min = 1, max = 400) int n) {
        Instant due = plain.due(new Span.Days(n));
        assertThat(due.atZone(plain.counter().counting().zone()).toLocalTime()).isEqualTo(LocalTime.MIDNIGHT);
        assertThat(plain.day(due)).isEqualTo(plain.day(plain.at()).plusDays(n + 1L));
    }

    @Property
    void aWeekIsSevenDays(@ForAll("cases") Case any, @ForAll @IntRange(min = 1, max = 50) int n) {
        assertThat(any.due(new Span.Weeks(n))).isEqualTo(any.due(new Span.Days(7 * n)));
    }

    @Property
    void hoursAreExact(@ForAll("cases") Case any, @ForAll @IntRange(min = 1, max = 1000) int n) {
        assertThat(any.due(new Span.Hours(n))).isEqualTo(any.at().plus(Duration.ofHours(n)));
    }

    @Property
    void rollingMovesOnlyToTheNextOpenDay(@ForAll("plain") Case plain, @ForAll @IntRange(min = 1, max = 100) int n) {
        Counting counting = plain.counter().counting();
        BusinessCalendar calendar = plain.counter().calendar();
        Case rolling = new Case(
                new Counter(calendar, new Counting(counting.countsTriggerDay(), counting.end(), true, counting.zone())),
                plain.at(),
                plain.billingDay());
        LocalDate unmoved = plain.day(plain.due(new Span.Days(n)).minusNanos(1));
        LocalDate moved = plain.day(rolling.due(new Span.Days(n)).minusNanos(1));
        assertThat(moved).isEqualTo(calendar.openOnOrAfter(unmoved));
    }

    @Property
    void theShortestEndsWithTheFirstOfItsParts(
            @ForAll("cases") Case any,
            @ForAll @IntRange(min = 1, max = 3) int cycles,
            @ForAll @IntRange(min = 1, max = 120) int days) {
        Span.BillingCycles inCycles = new Span.BillingCycles(cycles);
        Span.Days inDays = new Span.Days(days);
        assertThat(any.due(new Span.Shortest(List.of(inCycles, inDays))))
                .isEqualTo(Stream.of(any.due(inCycles), any.due(inDays))
                        .min(Instant::compareTo)
                        .orElseThrow());
    }

    @Property
    void cyclesThatAreCompleteLieWhollyAfterTheBeginning(
            @ForAll("plain") Case plain, @ForAll @IntRange(min = 1, max = 6) int n) {
        LocalDate last = plain.day(plain.due(new Span.BillingCycles(n)).minusNanos(1));
        LocalDate began = plain.day(plain.at());
        assertThat(last.getDayOfMonth()).isEqualTo(Math.min(plain.billingDay(), last.lengthOfMonth()));
        assertThat(last.minusMonths(n).withDayOfMonth(1)).isAfterOrEqualTo(began.withDayOfMonth(1));
        assertThat(last).isAfter(began.plusDays(27L * n)).isBefore(began.plusDays(32L * (n + 1)));
    }

    @Property
    void theEarlierIsNoLaterThanAnyAndTheLaterNoEarlier(
            @ForAll("cases") Case any,
            @ForAll("units") IntFunction<Span> one,
            @ForAll("units") IntFunction<Span> other,
            @ForAll @IntRange(min = 1, max = 20) int n) {
        Due.After a = new Due.After(Trigger.NOTICE_RECEIVED, one.apply(n));
        Due.After b = new Due.After(Trigger.DEBITED, other.apply(n));
        Moments both = any.moments().with(Trigger.DEBITED, any.at().minus(Duration.ofDays(3)));
        Instant first = due(any, a, both);
        Instant second = due(any, b, both);
        assertThat(due(any, new Due.EarlierOf(List.of(a, b)), both)).isEqualTo(first.isBefore(second) ? first : second);
        assertThat(due(any, new Due.LaterOf(List.of(a, b)), both)).isEqualTo(first.isBefore(second) ? second : first);
        assertThat(due(any, new Due.EarlierOf(List.of(a, b)), any.moments())).isEqualTo(first);
        assertThat(any.counter().count(new Due.LaterOf(List.of(a, b)), any.moments()))
                .isEmpty();
    }

    private static Instant due(Case any, Due due, Moments moments) {
        return any.counter().count(due, moments).orElseThrow().dueAt();
    }

    @Provide
    Arbitrary<IntFunction<Span>> units() {
        return Arbitraries.of(UNITS);
    }

    /** Every way to count. */
    @Provide
    Arbitrary<Case> cases() {
        return cases(Combinators.combine(
                        Arbitraries.of(true, false), Arbitraries.of(Counting.End.values()), Arbitraries.of(true, false))
                .as((included, end, rolls) -> zone -> new Counting(included, end, rolls, zone)));
    }

    /** As most laws count: without the first day, to the end of the last. */
    @Provide
    Arbitrary<Case> plain() {
        return cases(Arbitraries.just(zone -> new Counting(false, Counting.End.END_OF_DAY, false, zone)));
    }

    private interface InZone {
        Counting in(ZoneId zone);
    }

    private static Arbitrary<Case> cases(Arbitrary<InZone> countings) {
        return Arbitraries.of(Calendars.shipped().all())
                .flatMap(calendar -> Combinators.combine(
                                countings,
                                seconds(calendar),
                                Arbitraries.integers().between(1, 31).withoutEdgeCases())
                        .as((counting, second, billingDay) -> new Case(
                                new Counter(calendar, counting.in(calendar.zone())),
                                Instant.ofEpochSecond(second),
                                billingDay)));
    }

    private static Arbitrary<Long> seconds(BusinessCalendar calendar) {
        return Arbitraries.longs()
                .between(
                        calendar.coveredFrom().plusDays(20).toEpochDay() * 86_400,
                        calendar.coveredThrough().minusDays(MOST_DAYS).toEpochDay() * 86_400)
                .withoutEdgeCases();
    }
}
