package io.recourse.runtime.clock;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

/** Time that stands still until it is told to advance; it never goes back. Safe for use by many threads. */
public final class VirtualClock extends Clock {

    private final AtomicReference<Instant> now;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    public VirtualClock(Instant start) {
        this.now = new AtomicReference<>(micros(start));
    }

    /** Moves to {@code instant}, or stays when it has already passed; either way listeners hear of it. */
    public void advanceTo(Instant instant) {
        Instant wanted = micros(instant);
        now.accumulateAndGet(wanted, (current, next) -> next.isAfter(current) ? next : current);
        listeners.forEach(Runnable::run);
    }

    /** Calls {@code listener} after every advance, so that whoever waits for an instant need not poll. */
    public void onAdvance(Runnable listener) {
        listeners.add(listener);
    }

    @Override
    public Instant instant() {
        return now.get();
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

    private static Instant micros(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS);
    }
}
