package io.recourse.command.policy.pack;

import io.recourse.command.policy.calendar.BusinessCalendar;
import io.recourse.command.policy.due.Counter;
import io.recourse.command.policy.due.Due;
import io.recourse.command.policy.due.Moments;
import io.recourse.deadline.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Counts a rule for cases all over a year that the calendar knows whole, to see what can never be. */
final class Probe {

    private final Counter counter;
    private final Due due;
    private final LocalDate first;

    Probe(BusinessCalendar calendar, Pack pack, DeadlineRule rule) {
        this.counter = new Counter(
                calendar,
                rule.counting()
                        .map(form -> form.or(pack.counting().orElse(CountingForm.USUAL)))
                        .or(pack::counting)
                        .orElse(CountingForm.USUAL)
                        .counting(calendar.zone(), Optional.empty()));
        this.due = rule.due().due();
        // Far enough from both ends for what takes years.
        LocalDate from = calendar.coveredFrom();
        this.first = from.plusDays(from.until(calendar.coveredThrough(), ChronoUnit.DAYS) / 3);
    }

    boolean everLater(Due until) {
        return any(moments -> at(until, moments)
                .flatMap(end -> at(due, moments).map(end::isAfter))
                .orElse(true));
    }

    boolean everLongerThan(Duration before) {
        return any(moments -> counter.count(due, moments)
                .map(term -> Duration.between(term.startsAt(), term.dueAt()).compareTo(before) > 0)
                .orElse(true));
    }

    private Optional<Instant> at(Due what, Moments moments) {
        return counter.count(what, moments).map(Counter.Term::dueAt);
    }

    private boolean any(Predicate<Moments> holds) {
        return Stream.iterate(0, i -> i < 12, i -> i + 1)
                .map(i -> first.plusMonths(i).atTime(LocalTime.NOON))
                .map(noon -> noon.atZone(counter.counting().zone()).toInstant())
                .map(Probe::all)
                .anyMatch(holds);
    }

    private static Moments all(Instant instant) {
        return new Moments(
                Arrays.stream(Trigger.values()).collect(Collectors.toMap(Function.identity(), unused -> instant)),
                Optional.of(15));
    }
}
