package io.recourse.query.supervision;

import io.recourse.runtime.problem.Flaw;
import io.recourse.runtime.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** A stretch of time, its end not included. */
record Span(Instant from, Instant to) {

    /** @throws ProblemException 400 when the time does not go forward */
    static Span of(Instant from, Instant to) {
        if (!from.isBefore(to)) {
            throw refused("must be later than from");
        }
        return new Span(from, to);
    }

    /** @throws ProblemException 400 when it is longer */
    Span atMost(Duration longest) {
        if (Duration.between(from, to).compareTo(longest) > 0) {
            throw refused("must be at most " + longest.toDays() + " days after from");
        }
        return this;
    }

    OffsetDateTime first() {
        return from.atOffset(ZoneOffset.UTC);
    }

    OffsetDateTime after() {
        return to.atOffset(ZoneOffset.UTC);
    }

    private static ProblemException refused(String reason) {
        return ProblemException.invalid(
                List.of(Flaw.at(Flaw.parameter("to"), Flaw.Kind.REFUSED_BECAUSE, "reason", reason)));
    }
}
