package io.recourse.library;

import io.recourse.actor.Act;
import org.axonframework.serialization.Revision;

/** The library began. */
@Revision("1")
public record LibraryOpened(String library, Act act) implements LibraryEvent {}
