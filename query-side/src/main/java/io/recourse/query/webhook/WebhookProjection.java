package io.recourse.query.webhook;

import io.recourse.query.projection.Announcement;
import io.recourse.query.projection.BatchFold;
import io.recourse.query.projection.ReadModel;
import io.recourse.query.projection.SkippedEvents;
import io.recourse.webhook.WebhookEvent;
import io.recourse.webhook.WebhooksId;
import io.recourse.webhook.WebhooksState;
import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ReplayStatus;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.springframework.stereotype.Component;

/** Keeps one row for the webhooks of every merchant. A replay changes nothing else: no ping is sent again. */
@Component
@ProcessingGroup(WebhookProjection.NAME)
public class WebhookProjection {

    public static final String NAME = "webhooks";

    private final BatchFold<WebhookEvent, WebhooksState> fold;
    private final WebhookRows rows;
    private final Announcement news;
    private final Wishes wishes;

    WebhookProjection(WebhookRows rows, Announcement news, SkippedEvents skipped, Wishes wishes) {
        this.rows = rows;
        this.news = news;
        this.wishes = wishes;
        this.fold = new BatchFold<>(
                WebhookEvent.class,
                e -> WebhooksId.of(e.merchantId()).value(),
                (before, event, sequence, recordedAt) -> WebhooksState.evolve(before, event, sequence),
                rows,
                skipped.of(NAME));
    }

    @EventHandler
    void on(
            WebhookEvent event,
            @SequenceNumber long sequence,
            @Timestamp Instant recordedAt,
            ReplayStatus replay,
            UnitOfWork<?> batch) {
        fold.on(event, sequence, recordedAt, batch, () -> {
            if (!replay.isReplay()) {
                wishes.heard(event, sequence);
                news.reached(
                        ReadModel.WEBHOOKS, WebhooksId.of(event.merchantId()).value(), sequence);
            }
        });
    }

    @ResetHandler
    void forget() {
        rows.clear();
    }
}
