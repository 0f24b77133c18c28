package io.recourse.library;

import io.recourse.actor.Act;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Begins the library, before the first pack is added. */
public record OpenLibrary(@TargetAggregateIdentifier String library, Act act) implements LibraryCommand {}
