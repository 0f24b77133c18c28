package io.recourse.command.refund;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How long a refund waits before its gateway is asked again, by what stood in the way; empty when a person must see to it. */
enum RetryPlan {
    /** The gateway was not well, or nobody knows whether it has taken the refund: after a second, doubled up to an hour. */
    SOON {
        @Override
        Optional<Duration> wait(int tries) {
            return doubled(tries, Duration.ofSeconds(1), Duration.ofHours(1), MOST_SOON);
        }
    },
    /** Nothing changes within hours: one, two and three days after the first try. */
    IN_DAYS {
        @Override
        Optional<Duration> wait(int tries) {
            return tries < DAILY.size() ? Optional.of(DAILY.get(tries)) : Optional.empty();
        }
    },
    /** Others are being asked for: after two seconds, then every four. Two are let in at once: who waited longer would go on waiting. */
    TURN {
        @Override
        Optional<Duration> wait(int tries) {
            return doubled(tries, Duration.ofSeconds(2), Duration.ofSeconds(4), Integer.MAX_VALUE);
        }
    },
    /** It is under way, and the gateway will tell by itself as a rule: after a minute, doubled up to six hours. */
    WATCH {
        @Override
        Optional<Duration> wait(int tries) {
            return doubled(tries, Duration.ofMinutes(1), Duration.ofHours(6), MOST_CHECKS);
        }
    };

    /** About a day. */
    private static final int MOST_SOON = 36;

    /** About six weeks: a customer who has to name another account has 45 days at Stripe. */
    private static final int MOST_CHECKS = 190;

    private static final List<Duration> DAILY = List.of(Duration.ofDays(1), Duration.ofDays(1), Duration.ofDays(1));

    /** @param tries how often it was tried in this way before */
    abstract Optional<Duration> wait(int tries);

    private static Optional<Duration> doubled(int tries, Duration first, Duration longest, int most) {
        if (tries >= most) {
            return Optional.empty();
        }
        Duration wait = first.multipliedBy(1L << Math.min(tries, 20));
        return Optional.of(wait.compareTo(longest) < 0 ? wait : longest);
    }
}
