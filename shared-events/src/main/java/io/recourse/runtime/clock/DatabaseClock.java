package io.recourse.runtime.clock;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The time that processes agree on who share a database: the database's. What they keep there for each other, claims, leases and due
 * instants, is written by one of them and compared by another. A clock that is within a second of the database's is taken as it
 * is, so that where clocks are kept nothing is moved. In UTC.
 */
public final class DatabaseClock extends Clock implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(DatabaseClock.class);

    /** Below it, what is measured may be the way to the database and back. */
    private static final Duration TOLERATED = Duration.ofSeconds(1);

    /** The first of them opens connections. */
    private static final int FIRST_LOOKS = 3;

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);

    private final Clock own;
    private final Supplier<Instant> database;
    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("database-clock").factory());
    private volatile Duration ahead = Duration.ZERO;

    /**
     * Looks at the database's clock now, and every ten seconds until it is closed.
     *
     * @param own the clock of this machine
     * @param database tells its time; may throw when it cannot be reached
     */
    public DatabaseClock(Clock own, Supplier<Instant> database) {
        this.own = own;
        this.database = database;
        int attempt = 1;
        while (!look() && attempt < FIRST_LOOKS) {
            attempt++;
        }
        looks.scheduleWithFixedDelay(
                this::lookAgain, BETWEEN_LOOKS.toSeconds(), BETWEEN_LOOKS.toSeconds(), TimeUnit.SECONDS);
    }

    /**
     * Compares the clocks.
     *
     * @return whether the answer came soon enough to tell anything
     * @throws RuntimeException that the database has thrown
     */
    boolean look() {
        Instant asked = own.instant();
        Instant there = database.get();
        Duration way = Duration.between(asked, own.instant());
        if (way.compareTo(TOLERATED) >= 0) {
            return false;
        }
        Duration measured =
                Duration.between(asked.plus(way.dividedBy(2)), there).truncatedTo(ChronoUnit.MICROS);
        if (measured.minus(ahead).abs().compareTo(TOLERATED) >= 0) {
            ahead = measured.abs().compareTo(TOLERATED) < 0 ? Duration.ZERO : measured;
            log.warn("clock_differs_from_database seconds={}", ahead.negated().toSeconds());
        }
        return true;
    }

    @Override
    public Instant instant() {
        return own.instant().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    /** @throws UnsupportedOperationException unless {@code zone} is UTC: business time has one zone */
    @Override
    public Clock withZone(ZoneId zone) {
        if (!zone.normalized().equals(ZoneOffset.UTC)) {
            throw new UnsupportedOperationException("only UTC");
        }
        return this;
    }

    @Override
    public void close() {
        looks.shutdownNow();
    }

    /** An outage of the database is told by others. */
    private void lookAgain() {
        try {
            look();
        } catch (RuntimeException away) {
            log.debug("clock_not_compared", away);
        }
    }
}
