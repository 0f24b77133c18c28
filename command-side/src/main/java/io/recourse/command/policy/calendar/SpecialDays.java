package io.recourse.command.policy.calendar;

import java.time.LocalDate;
import java.util.Set;

/** Days that a table takes out of the ordinary week. */
record SpecialDays(Set<LocalDate> closed, Set<LocalDate> open) {}
