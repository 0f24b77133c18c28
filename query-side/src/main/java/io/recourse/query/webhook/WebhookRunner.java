package io.recourse.query.webhook;

import io.recourse.runtime.axon.SafeCause;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Keeps a {@link Dispatcher} at work. What it has begun when it is stopped it ends; what is left, another process or a restart does. */
public final class WebhookRunner implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(WebhookRunner.class);

    /** How long something may be due before it is seen, where nobody rings. */
    private static final Duration LOOK = Duration.ofSeconds(1);

    /** What takes longer is sent again by whoever comes next. */
    private static final Duration DRAIN = Post.TOTAL;

    private final Dispatcher dispatcher;
    private final Retention retention;
    private final Bell bell;
    private volatile boolean stopping;
    private volatile Optional<Thread> thread = Optional.empty();

    WebhookRunner(Dispatcher dispatcher, Retention retention, Bell bell) {
        this.dispatcher = dispatcher;
        this.retention = retention;
        this.bell = bell;
    }

    /** Something has changed: looks at once. From any thread, at no cost. */
    public void wake() {
        bell.ring();
    }

    @Override
    public void start() {
        stopping = false;
        thread = Optional.of(Thread.ofPlatform().daemon().name("webhooks").start(this::work));
    }

    @Override
    public void stop() {
        stopping = true;
        bell.ring();
        thread.ifPresent(running -> {
            try {
                running.join(DRAIN);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        thread = Optional.empty();
        dispatcher.drained(DRAIN);
    }

    @Override
    public boolean isRunning() {
        return thread.isPresent();
    }

    private void work() {
        boolean outage = false;
        while (!stopping) {
            boolean more = false;
            try {
                more = dispatcher.step();
                retention.step();
                outage = false;
            } catch (RuntimeException e) {
                if (!outage && !stopping) {
                    log.warn("webhooks_not_sent cause={}", SafeCause.of(e).message());
                }
                outage = true;
            }
            if (!more) {
                pause();
            }
        }
    }

    private void pause() {
        try {
            bell.await(LOOK);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopping = true;
        }
    }
}
