package io.recourse.library;

import io.recourse.actor.Act;
import org.axonframework.serialization.Revision;

/** A calendar was added or replaced. Due instants that were counted before stay as they are. */
@Revision("1")
public record CalendarAdded(String library, String id, String text, Act act) implements LibraryEvent {}
