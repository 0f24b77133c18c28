package io.recourse.query.webhook;

import io.recourse.query.projection.Announcement;
import io.recourse.query.projection.Rebuildable;
import io.recourse.query.projection.SkippedEvents;
import io.recourse.query.projection.StoredDocuments;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The webhooks, to be made anew. What was sent, and what is to be sent, stays as it is. */
@Component
record WebhookRebuild(JdbcClient database, StoredDocuments documents, SkippedEvents skipped) implements Rebuildable {

    @Override
    public String name() {
        return WebhookProjection.NAME;
    }

    @Override
    public String table() {
        return "merchant_webhooks";
    }

    @Override
    public List<String> key() {
        return List.of("webhooks_id");
    }

    @Override
    public Object handler(String schema) {
        return new WebhookProjection(
                new WebhookRows(database, documents, schema), Announcement.NONE, skipped, Wishes.NOBODYS);
    }
}
