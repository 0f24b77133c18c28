package io.recourse.command;

import io.recourse.rejection.Rejected;
import io.recourse.rejection.Rejection;
import io.recourse.rejection.Rule;
import java.time.Duration;
import java.time.Instant;

/** Nothing that is reported has happened in the future, but for what clocks of other systems may be ahead. */
public final class PlausibleTime {

    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private PlausibleTime() {}

    /** @throws Rejected when {@code claimed} is more than five minutes after {@code now} */
    public static void require(String what, Instant claimed, Instant now) {
        if (claimed.isAfter(now.plus(TOLERANCE))) {
            throw new Rejected(Rejection.of(Rule.OCCURRED_IN_FUTURE, "field", what, "instant", claimed));
        }
    }
}
