package io.recourse.dispute;

import java.time.Instant;
import java.util.Optional;

/** Where an appeal stands.
 *
 * @param until while it is open, the first instant that is too late
 * @param by who appealed
 * @param against the outcome that is appealed against
 */
public record AppealStanding(
        AppealState state, Optional<Instant> until, Optional<Party> by, Optional<Outcome> against) {

    static final AppealStanding NONE =
            new AppealStanding(AppealState.NONE, Optional.empty(), Optional.empty(), Optional.empty());

    static AppealStanding openUntil(Instant until) {
        return new AppealStanding(AppealState.OPEN, Optional.of(until), Optional.empty(), Optional.empty());
    }

    static AppealStanding pending(Party by, Optional<Outcome> against) {
        return new AppealStanding(AppealState.PENDING, Optional.empty(), Optional.of(by), against);
    }

    /** What a final outcome makes of it. */
    AppealStanding decided(Outcome outcome) {
        if (state != AppealState.PENDING) {
            return NONE;
        }
        boolean won = against.filter(outcome::equals).isEmpty();
        return new AppealStanding(won ? AppealState.WON : AppealState.LOST, Optional.empty(), by, against);
    }

    AppealStanding lapsed() {
        return new AppealStanding(AppealState.LAPSED, Optional.empty(), by, against);
    }
}
