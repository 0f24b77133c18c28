package io.recourse.query.webhook;

import io.recourse.query.webhook.Outbox.Due;
import io.recourse.runtime.axon.SafeCause;
import io.recourse.webhook.Webhook;
import io.recourse.webhook.WebhookId;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One process's part of the sending. A webhook that is slow has four messages on their way and no more, so that it takes little from
 * others; those that have least on their way go first.
 */
final class Dispatcher {

    static final int PER_WEBHOOK = 4;

    private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);

    private static final int ALL = 256;

    /** Connections to the database that noting what came of messages may take from others. */
    private static final int NOTING = 4;

    /** A message that has no more time than this before others may take it is not sent any more. */
    private static final Duration ENOUGH = Post.TOTAL.plus(Post.CONNECT).multipliedBy(2);

    private static final Duration UNTIL_KNOWN_AGAIN = Duration.ofSeconds(10);

    private final FanOut fanOut;
    private final Requests requests;
    private final Outbox outbox;
    private final WebhookRows webhooks;
    private final Courier courier;
    private final Bell bell;
    private final Clock clock;

    private final Lock counting = new ReentrantLock();
    private final Condition idle = counting.newCondition();
    private final Map<WebhookId, Integer> busy = new HashMap<>();
    private int underWay;
    private final Semaphore noting = new Semaphore(NOTING);

    Dispatcher(
            FanOut fanOut,
            Requests requests,
            Outbox outbox,
            WebhookRows webhooks,
            Courier courier,
            Bell bell,
            Clock clock) {
        this.fanOut = fanOut;
        this.requests = requests;
        this.outbox = outbox;
        this.webhooks = webhooks;
        this.courier = courier;
        this.bell = bell;
        this.clock = clock;
    }

    /** @return whether there is more to do at once */
    boolean step() {
        boolean more = fanOut.step();
        more |= requests.step();
        List<Due> due = outbox.due().stream()
                .sorted(Comparator.comparingInt(one -> busy(one.webhook())))
                .toList();
        for (Due one : due) {
            int sending = busy(one.webhook());
            int room = Math.min(PER_WEBHOOK - sending, ALL - underWay());
            if (room > 0) {
                outbox.take(one, room, sending > 0).forEach(this::begin);
            }
        }
        return more;
    }

    /**
     * Waits until nothing is on its way from here.
     *
     * @return whether that came to be in time
     */
    boolean drained(Duration patience) {
        long left = patience.toNanos();
        counting.lock();
        try {
            while (underWay > 0 && left > 0) {
                left = idle.awaitNanos(left);
            }
            return underWay == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            counting.unlock();
        }
    }

    private int busy(WebhookId webhook) {
        counting.lock();
        try {
            return busy.getOrDefault(webhook, 0);
        } finally {
            counting.unlock();
        }
    }

    private int underWay() {
        counting.lock();
        try {
            return underWay;
        } finally {
            counting.unlock();
        }
    }

    private void count(WebhookId webhook, int change) {
        counting.lock();
        try {
            busy.merge(webhook, change, Integer::sum);
            busy.remove(webhook, 0);
            underWay += change;
            idle.signalAll();
        } finally {
            counting.unlock();
        }
    }

    private void begin(Claimed message) {
        count(message.webhook(), 1);
        Thread.ofVirtual().name("webhook-" + message.number()).start(() -> {
            try {
                deliver(message);
            } catch (RuntimeException e) {
                // It is taken again when its time is over.
                log.warn(
                        "webhook_outcome_not_noted messageId={} cause={}",
                        message.messageId(),
                        SafeCause.of(e).message());
            } finally {
                count(message.webhook(), -1);
                bell.ring();
            }
        });
    }

    private void deliver(Claimed message) {
        Optional<Webhook> webhook = webhooks.find(message.webhooks()).flatMap(all -> all.find(message.webhook()));
        if (webhook.isEmpty()) {
            // Removed at this moment, or the read model is made anew.
            outbox.giveBack(message, UNTIL_KNOWN_AGAIN);
        } else if (clock.instant().plus(ENOUGH).isBefore(message.until())) {
            Outcome outcome = courier.send(message, webhook.get());
            noting.acquireUninterruptibly();
            try {
                outbox.note(message, outcome);
            } finally {
                noting.release();
            }
        }
    }
}
