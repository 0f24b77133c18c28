package io.recourse.library;

import io.recourse.actor.Act;
import io.recourse.deadline.PolicyRef;
import org.axonframework.serialization.Revision;

/** A version of a pack was added. It never changes: what it says is told by another version. */
@Revision("1")
public record PackAdded(String library, PolicyRef pack, String text, Act act) implements LibraryEvent {}
