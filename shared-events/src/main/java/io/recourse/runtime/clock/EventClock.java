package io.recourse.runtime.clock;

import java.time.Clock;
import java.time.ZoneOffset;

/** When events are recorded: as fine as that is stored. */
public final class EventClock {

    private EventClock() {}

    /** In UTC, to the millisecond. */
    public static Clock system() {
        return Clock.tickMillis(ZoneOffset.UTC);
    }
}
