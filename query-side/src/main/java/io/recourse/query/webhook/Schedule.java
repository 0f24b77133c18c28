package io.recourse.query.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;

/**
 * When a message that failed is tried again: WeChat Pay's schedule for notices, 15 waits in 24 hours and 4 minutes, each up to a tenth
 * longer, so that those who failed together do not come back together.
 *
 * @param random from 0 to 1
 */
record Schedule(DoubleSupplier random) {

    static final List<Duration> WAITS = Stream.of(
                    "PT15S", "PT15S", "PT30S", "PT3M", "PT10M", "PT20M", "PT30M", "PT30M", "PT30M", "PT60M", "PT3H",
                    "PT3H", "PT3H", "PT6H", "PT6H")
            .map(Duration::parse)
            .toList();

    /** A message is given up when it is older: a little more than all waits together at their longest. */
    static final Duration LIFETIME = Duration.ofHours(27);

    /** A receiver that asks for more patience is asked again all the same. */
    static final Duration LONGEST_WAIT = Duration.ofHours(6);

    /** How many failures in a row close a webhook. */
    static final int FAILURES = 5;

    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(30);
    private static final double JITTER = 0.1;

    /**
     * When to try again, or empty when the message is given up.
     *
     * @param attempt the one that failed, from 1
     * @param asked how long the receiver asked to be left alone
     */
    Optional<Instant> next(int attempt, Instant createdAt, Optional<Duration> asked, Instant now) {
        if (attempt > WAITS.size() || !now.isBefore(createdAt.plus(LIFETIME))) {
            return Optional.empty();
        }
        Duration wait = WAITS.get(attempt - 1);
        Duration longer = wait.plusMillis((long) (wait.toMillis() * JITTER * random.getAsDouble()));
        return Optional.of(now.plus(max(longer, asked.map(Schedule::bounded).orElse(Duration.ZERO))));
    }

    /**
     * Until when nothing is sent to a webhook at all; then one message is tried.
     *
     * @param failures in a row, with this one
     */
    static Optional<Instant> pause(int failures, Optional<Duration> asked, Instant now) {
        Duration pause = failures < FAILURES
                ? Duration.ZERO
                : min(LONGEST_PAUSE, FIRST_PAUSE.multipliedBy(1L << Math.min(failures - FAILURES, 10)));
        Duration wanted = max(pause, asked.map(Schedule::bounded).orElse(Duration.ZERO));
        return wanted.isPositive() ? Optional.of(now.plus(wanted)) : Optional.empty();
    }

    private static Duration bounded(Duration asked) {
        return min(asked, LONGEST_WAIT);
    }

    private static Duration max(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
