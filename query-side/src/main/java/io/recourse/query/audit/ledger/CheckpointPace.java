package io.recourse.query.audit.ledger;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a checkpoint now and then while there is something new, and one at the end. */
final class CheckpointPace {

    private static final Logger log = LoggerFactory.getLogger(CheckpointPace.class);

    private final Checkpoints checkpoints;
    private final LedgerWatch watch;
    private final Duration interval;
    private volatile CountDownLatch stopped = new CountDownLatch(0);
    private volatile Optional<Thread> thread = Optional.empty();

    CheckpointPace(Checkpoints checkpoints, LedgerWatch watch, Duration interval) {
        this.checkpoints = checkpoints;
        this.watch = watch;
        this.interval = interval;
    }

    void start() {
        stopped = new CountDownLatch(1);
        thread = Optional.of(
                Thread.ofPlatform().daemon().name("audit-checkpoints").start(this::work));
    }

    void stop() {
        stopped.countDown();
        thread.ifPresent(running -> {
            try {
                running.join(Duration.ofSeconds(30));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        thread = Optional.empty();
        make();
    }

    private void work() {
        while (!ended()) {
            make();
        }
    }

    private boolean ended() {
        try {
            return stopped.await(interval.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private void make() {
        try {
            checkpoints.current();
            watch.isWhole(LedgerWatch.Part.CHECKPOINTS);
        } catch (LedgerBroken e) {
            watch.isBroken(LedgerWatch.Part.CHECKPOINTS, e);
        } catch (RuntimeException e) {
            log.warn("audit_checkpoint_not_made cause={}", e.getClass().getName());
        }
    }
}
