package io.recourse.query.audit;

import java.time.Instant;

/**
 * Which of its two times an event is looked up by.
 *
 * @param occurred by business time; else by the time of recording
 */
record TimeAxis(boolean occurred) {

    /** @throws IllegalArgumentException when {@code text} is neither recorded nor occurred */
    public static TimeAxis of(String text) {
        return switch (text) {
            case "recorded" -> new TimeAxis(false);
            case "occurred" -> new TimeAxis(true);
            default -> throw new IllegalArgumentException("must be one of recorded, occurred");
        };
    }

    Point at(Instant instant) {
        return occurred ? new Point.Occurred(instant) : new Point.Recorded(instant);
    }
}
