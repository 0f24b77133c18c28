package io.recourse.command.gateway.webhook;

import io.recourse.actor.Act;
import io.recourse.command.gateway.GatewayUnavailable;
import io.recourse.command.gateway.Notice;
import io.recourse.command.gateway.WebhookReader;
import io.recourse.command.gateway.webhook.NoticeInbox.Waiting;
import io.recourse.command.payment.PaymentReferences;
import io.recourse.command.refund.RefundNews;
import io.recourse.payment.PaymentId;
import io.recourse.payment.RecordOutsideMovement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Applies the notices of the inbox, one after the other. */
@Component
class NoticeWorker implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(NoticeWorker.class);

    /** How long a notice that came in waits at most until it is looked at. */
    private static final Duration PAUSE = Duration.ofMillis(500);

    /** By then it is not a matter of moments any more, and an operator should know. */
    private static final int MANY_TRIES = 12;

    private final List<WebhookReader> readers;
    private final NoticeInbox inbox;
    private final RefundNews refunds;
    private final PaymentReferences references;
    private final CommandGateway commands;
    private final Clock clock;
    private volatile CountDownLatch stopped = new CountDownLatch(0);
    private volatile Optional<Thread> thread = Optional.empty();

    NoticeWorker(
            List<WebhookReader> readers,
            NoticeInbox inbox,
            RefundNews refunds,
            PaymentReferences references,
            CommandGateway commands,
            Clock clock) {
        this.readers = List.copyOf(readers);
        this.inbox = inbox;
        this.refunds = refunds;
        this.references = references;
        this.commands = commands;
        this.clock = clock;
    }

    /** Where no gateway tells anything, nothing is looked for. */
    @Override
    public boolean isAutoStartup() {
        return !readers.isEmpty();
    }

    @Override
    public void start() {
        stopped = new CountDownLatch(1);
        thread = Optional.of(Thread.ofPlatform().name("gateway-notices").start(this::work));
    }

    @Override
    public void stop() {
        stopped.countDown();
        thread.ifPresent(running -> {
            try {
                running.join(Duration.ofSeconds(30));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        thread = Optional.empty();
    }

    @Override
    public boolean isRunning() {
        return thread.isPresent();
    }

    private void work() {
        boolean outage = false;
        while (stopped.getCount() > 0) {
            boolean more = false;
            try {
                Optional<Waiting> next = inbox.take();
                next.ifPresent(this::handle);
                more = next.isPresent();
                outage = false;
            } catch (RuntimeException e) {
                if (!outage) {
                    log.warn("gateway_notices_not_read cause={}", e.getMessage());
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
            stopped.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopped.countDown();
        }
    }

    private void handle(Waiting waiting) {
        try {
            apply(waiting)
                    .ifPresentOrElse(
                            result -> inbox.done(waiting, result), () -> later(waiting, "too-early", Optional.empty()));
        } catch (GatewayUnavailable e) {
            later(waiting, "gateway-unavailable", Optional.empty());
        } catch (RuntimeException e) {
            later(waiting, e.getClass().getSimpleName(), Optional.of(e));
        }
    }

    private void later(Waiting waiting, String cause, Optional<RuntimeException> failure) {
        inbox.later(waiting, cause);
        if (waiting.tries() >= MANY_TRIES) {
            log.error(
                    "gateway_notice_not_applied source={} notice={} tries={} cause={}",
                    waiting.source(),
                    waiting.notice().id(),
                    waiting.tries() + 1,
                    cause,
                    failure.orElse(null));
        }
    }

    /** What came of it; empty when it cannot be applied yet. */
    private Optional<String> apply(Waiting waiting) throws GatewayUnavailable {
        return switch (waiting.notice()) {
            case Notice.RefundStands stands -> {
                RefundNews.Result result =
                        refunds.apply(waiting.source(), stands.refundId(), stands.standing(), stands.at());
                yield Optional.of(result)
                        .filter(r -> r != RefundNews.Result.TOO_EARLY)
                        .map(Enum::name);
            }
            case Notice.MovedOutside moved ->
                references.find(waiting.source(), moved.paymentReferences()).map(payment -> record(moved, payment));
            case Notice.Other other -> Optional.of("NOTED");
        };
    }

    private String record(Notice.MovedOutside moved, PaymentId payment) {
        String id = moved.movement().source() + ":" + moved.movement().id();
        commands.sendAndWait(new RecordOutsideMovement(
                payment, moved.movement(), Act.bySystem("gateways", clock.instant(), "moved:" + id)));
        return RefundNews.Result.APPLIED.name();
    }
}
