package io.recourse.benchmarks.peers;

import java.time.Duration;

/** Waits until what was acknowledged can be read. */
public final class CaughtUp {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(2);

    private CaughtUp() {}

    /**
     * How long it took.
     *
     * @throws IllegalStateException when it has not come true within {@code patience}
     */
    public static Duration await(Peer peer, Duration patience) throws InterruptedException {
        long begin = System.nanoTime();
        while (!peer.caughtUp()) {
            if (System.nanoTime() - begin > patience.toNanos()) {
                throw new IllegalStateException("not caught up after " + patience + ", lag " + peer.lag());
            }
            Thread.sleep(BETWEEN_LOOKS);
        }
        return Duration.ofNanos(System.nanoTime() - begin);
    }
}
