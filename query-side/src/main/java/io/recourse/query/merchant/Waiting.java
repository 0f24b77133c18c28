package io.recourse.query.merchant;

import io.recourse.payment.MerchantId;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Lets callers wait until something changes, each on its own virtual thread. How many may wait is bounded, for all and for each
 * merchant.
 */
@Component
final class Waiting implements SmartLifecycle {

    /** Of a connection with its buffers, its request and its thread, measured by {@code benchmarks/polling}, rounded up. */
    private static final long BYTES_EACH = 128 * 1_024;

    private final int mostOfMerchant;
    private final Semaphore free;
    private final Map<MerchantId, Integer> taken = new ConcurrentHashMap<>();
    private final Map<Object, Set<Semaphore>> bells = new ConcurrentHashMap<>();
    private volatile boolean open = true;

    @Autowired
    Waiting(Environment environment) {
        this(
                environment.getProperty("recourse.polling.most-waiting", Integer.class, thatFit()),
                environment.getProperty("recourse.polling.most-waiting-per-merchant", Integer.class, 1_000));
    }

    /**
     * @param most who may wait in this process at a time
     * @param mostOfMerchant how many of them for one merchant
     */
    Waiting(int most, int mostOfMerchant) {
        this.mostOfMerchant = mostOfMerchant;
        this.free = new Semaphore(most);
    }

    /** In half of the memory that this process may have, so that waiting never takes it from those who work. */
    private static int thatFit() {
        return Math.toIntExact(Runtime.getRuntime().maxMemory() / 2 / BYTES_EACH);
    }

    /** A place to wait for what happens to {@code what}; empty when there is none, or this process is about to stop. */
    Optional<Place> take(Object what, MerchantId merchant) {
        if (!open || !free.tryAcquire()) {
            return Optional.empty();
        }
        if (taken.merge(merchant, 1, Integer::sum) > mostOfMerchant) {
            leave(merchant);
            return Optional.empty();
        }
        return Optional.of(new Place(what, merchant));
    }

    void wake(Object what) {
        Set<Semaphore> listening = bells.get(what);
        if (listening != null) {
            listening.forEach(Semaphore::release);
        }
    }

    private void leave(MerchantId merchant) {
        taken.computeIfPresent(merchant, (key, places) -> places == 1 ? null : places - 1);
        free.release();
    }

    /** For one caller; left when it is closed. */
    final class Place implements AutoCloseable {

        private final Object what;
        private final MerchantId merchant;
        private final Semaphore bell = new Semaphore(0);

        private Place(Object what, MerchantId merchant) {
            this.what = what;
            this.merchant = merchant;
            bells.compute(what, (key, known) -> {
                Set<Semaphore> listening = known == null ? ConcurrentHashMap.newKeySet() : known;
                listening.add(bell);
                return listening;
            });
        }

        /** Whether there is a point in waiting: this process is not about to stop. */
        boolean isOpen() {
            return open;
        }

        /**
         * Waits until {@code changed}, or until {@code patience} is over or this process is about to stop.
         *
         * @return whether it has changed
         */
        boolean until(BooleanSupplier changed, Duration patience) {
            long end = System.nanoTime() + patience.toNanos();
            try {
                boolean news = changed.getAsBoolean();
                while (open && !news && bell.tryAcquire(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                    bell.drainPermits();
                    news = changed.getAsBoolean();
                }
                return news;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }

        @Override
        public void close() {
            bells.computeIfPresent(what, (key, listening) -> {
                listening.remove(bell);
                return listening.isEmpty() ? null : listening;
            });
            leave(merchant);
        }
    }

    @Override
    public void start() {
        open = true;
    }

    /** Sends all home, so that nobody who only waits keeps the process from stopping. */
    @Override
    public void stop() {
        open = false;
        bells.values().forEach(listening -> listening.forEach(Semaphore::release));
    }

    @Override
    public boolean isRunning() {
        return open;
    }

    /** Stopped first, before the web server waits for its requests to end. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
