package io.recourse.library;

import io.recourse.actor.Act;

/** Everything that can happen to the library. */
public sealed interface LibraryEvent permits LibraryOpened, PackAdded, CalendarAdded {

    /** There is one library, with one history. */
    String LIBRARY = "policy-library";

    Act act();
}
