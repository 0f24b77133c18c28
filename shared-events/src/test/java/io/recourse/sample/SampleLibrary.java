package io.recourse.sample;

import static io.recourse.sample.Sample.act;
import static io.recourse.sample.Sample.inside;

import io.recourse.actor.Role;
import io.recourse.deadline.PolicyRef;
import io.recourse.library.CalendarAdded;
import io.recourse.library.LibraryEvent;
import io.recourse.library.LibraryOpened;
import io.recourse.library.PackAdded;
import java.util.stream.Stream;

/** What can happen to the library of policies. */
public final class SampleLibrary {

    private SampleLibrary() {}

    /** One of each type. */
    static Stream<Object> all() {
        return Stream.of(
                opened(),
                new PackAdded(
                        LibraryEvent.LIBRARY,
                        new PolicyRef("house", 2),
                        "id: house\nversion: 2\ntitle: \"退款 rules\"\n",
                        act("add-pack", Role.ADMIN)),
                new CalendarAdded(
                        LibraryEvent.LIBRARY,
                        "branch-hk",
                        "id: branch-hk\nzone: Asia/Hong_Kong\n",
                        act("add-calendar", Role.ADMIN)));
    }

    public static LibraryOpened opened() {
        return new LibraryOpened(LibraryEvent.LIBRARY, inside("open-library"));
    }
}
