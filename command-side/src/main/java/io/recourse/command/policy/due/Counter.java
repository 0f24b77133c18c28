package io.recourse.command.policy.due;

import io.recourse.command.policy.calendar.BusinessCalendar;
import io.recourse.command.policy.calendar.NotCovered;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Counts from triggers to due instants. A due instant is the first that is too late. */
public record Counter(BusinessCalendar calendar, Counting counting) {

    /** When something is due, and from when on it counts. */
    public record Term(Instant startsAt, Instant dueAt) {}

    /**
     * Empty while a trigger that it needs is unknown.
     *
     * @throws NotCovered when counting leaves the years that the calendar knows
     */
    public Optional<Term> count(Due due, Moments moments) {
        return switch (due) {
            case Due.After after ->
                moments.of(after.trigger())
                        .flatMap(at ->
                                end(after.span(), at, moments.billingDay()).map(end -> new Term(at, end)));
            case Due.EarlierOf earlier -> terms(earlier.dues(), moments).min(Comparator.comparing(Term::dueAt));
            case Due.LaterOf later -> {
                List<Term> terms = terms(later.dues(), moments).toList();
                yield terms.size() < later.dues().size()
                        ? Optional.empty()
                        : terms.stream().max(Comparator.comparing(Term::dueAt));
            }
        };
    }

    private Stream<Term> terms(List<Due> dues, Moments moments) {
        return dues.stream().flatMap(due -> count(due, moments).stream());
    }

    private Optional<Instant> end(Span span, Instant at, Optional<Integer> billingDay) {
        return switch (span) {
            case Span.Hours hours -> Optional.of(at.plus(Duration.ofHours(hours.n())));
            case Span.Days days -> Optional.of(calendarDays(at, first -> first.plusDays(days.n())));
            case Span.Weeks weeks -> Optional.of(calendarDays(at, first -> first.plusWeeks(weeks.n())));
            case Span.Months months -> Optional.of(calendarDays(at, first -> first.plusMonths(months.n())));
            case Span.BusinessDays days -> Optional.of(businessDays(at, days.n()));
            case Span.BillingCycles cycles ->
                billingDay.map(day -> endOf(cycleEnd(local(at).toLocalDate(), day, cycles.n()), at));
            case Span.Shortest shortest ->
                shortest.spans().stream()
                        .flatMap(part -> end(part, at, billingDay).stream())
                        .min(Comparator.naturalOrder());
        };
    }

    private Instant calendarDays(Instant at, UnaryOperator<LocalDate> plus) {
        LocalDate last = plus.apply(local(at).toLocalDate());
        return endOf(counting.countsTriggerDay() ? last.minusDays(1) : last, at);
    }

    private Instant businessDays(Instant at, int n) {
        LocalDate day = local(at).toLocalDate();
        boolean first = counting.countsTriggerDay() && calendar.isOpen(day);
        int more = first ? n - 1 : n;
        return endOf(more == 0 ? day : calendar.plus(day, more), at);
    }

    /** The end of the n-th whole cycle after the one in which {@code day} is. */
    private static LocalDate cycleEnd(LocalDate day, int billingDay, int n) {
        YearMonth month = YearMonth.from(day);
        boolean thisMonth = !day.isAfter(closing(month, billingDay));
        return closing(month.plusMonths(thisMonth ? n : n + 1L), billingDay);
    }

    private static LocalDate closing(YearMonth month, int billingDay) {
        return month.atDay(Math.min(billingDay, month.lengthOfMonth()));
    }

    private Instant endOf(LocalDate day, Instant began) {
        LocalDate last = counting.rollsForward() ? calendar.openOnOrAfter(day) : day;
        return switch (counting.end()) {
            case END_OF_DAY -> last.plusDays(1).atStartOfDay(counting.zone()).toInstant();
            case CLOSE_OF_BUSINESS -> closeOfBusiness(calendar.openOnOrAfter(last), began);
            case SAME_TIME -> local(began).with(last).toInstant();
        };
    }

    /** On the next open day for what began after business hours on the day itself. */
    private Instant closeOfBusiness(LocalDate day, Instant began) {
        Instant closes = calendar.closeOfBusiness(day);
        return closes.isAfter(began) ? closes : calendar.closeOfBusiness(calendar.plus(day, 1));
    }

    private ZonedDateTime local(Instant at) {
        return at.atZone(counting.zone());
    }
}
