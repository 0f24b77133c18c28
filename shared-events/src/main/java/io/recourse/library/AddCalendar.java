package io.recourse.library;

import io.recourse.actor.Act;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Adds a calendar that has been found to be sound, or replaces one. */
public record AddCalendar(@TargetAggregateIdentifier String library, String id, String text, Act act)
        implements LibraryCommand {}
