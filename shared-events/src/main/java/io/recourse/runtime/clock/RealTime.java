package io.recourse.runtime.clock;

import java.time.Clock;
import java.time.Duration;

/** What goes by the time of the world, whatever time cases live in. In UTC. */
public final class RealTime {

    private RealTime() {}

    /** When tokens end. */
    public static Clock ofTokens() {
        return Clock.systemUTC();
    }

    /** When events are recorded: to the millisecond, as that is stored. */
    public static Clock ofEvents() {
        return ofEvents(Clock.systemUTC());
    }

    /** As {@link #ofEvents()}, by a clock that several processes go by. */
    public static Clock ofEvents(Clock shared) {
        return Clock.tick(shared, Duration.ofMillis(1));
    }
}
