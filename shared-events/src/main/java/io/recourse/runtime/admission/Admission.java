package io.recourse.runtime.admission;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Places for those who are worked on at once. All others wait in their order, some of them, for a while. More at once would not be
 * done faster: each would take longer, until callers give up what is still worked on for them.
 */
final class Admission {

    private final Semaphore places;
    private final int mostWaiting;
    private final Duration patience;

    /** @param patience how long one waits for a place at most */
    Admission(int placesAtWork, int mostWaiting, Duration patience) {
        this.places = new Semaphore(placesAtWork, true);
        this.mostWaiting = mostWaiting;
        this.patience = patience;
    }

    /** Whether there was a place, or there is one now. Who has got it leaves it afterwards. */
    boolean enter() throws InterruptedException {
        // Whoever comes while others wait queues behind them; tryAcquire without a time would not.
        return places.getQueueLength() < mostWaiting && places.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Whether nobody may even wait now. */
    boolean full() {
        return places.availablePermits() == 0 && places.getQueueLength() >= mostWaiting;
    }

    void leave() {
        places.release();
    }

    int waiting() {
        return places.getQueueLength();
    }
}
