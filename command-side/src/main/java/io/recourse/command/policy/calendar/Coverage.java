package io.recourse.command.policy.calendar;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * From when to when somebody knows which days are open.
 *
 * @param from first day that is known
 * @param through last day that is known
 */
public record Coverage(LocalDate from, LocalDate through) {

    /** As many days before the end, operators are told that the tables end. */
    public static final int WARNING_DAYS = 60;

    public boolean contains(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(through);
    }

    /** Days from {@code today} to the last day: 0 on the last day itself, negative after it. */
    public long daysLeft(LocalDate today) {
        return ChronoUnit.DAYS.between(today, through);
    }

    /** Whether at most {@link #WARNING_DAYS} days are left, or none. */
    public boolean endsSoon(LocalDate today) {
        return daysLeft(today) <= WARNING_DAYS;
    }
}
