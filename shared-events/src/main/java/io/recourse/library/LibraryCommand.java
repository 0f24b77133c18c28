package io.recourse.library;

import io.recourse.actor.Act;

/** Everything that can be asked of the library. */
public sealed interface LibraryCommand permits OpenLibrary, AddPack, AddCalendar {

    Act act();
}
