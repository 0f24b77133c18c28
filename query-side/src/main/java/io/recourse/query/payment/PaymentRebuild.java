package io.recourse.query.payment;

import io.recourse.query.projection.Announcement;
import io.recourse.query.projection.Rebuildable;
import io.recourse.query.projection.SkippedEvents;
import io.recourse.query.projection.StoredDocuments;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The payments, to be made anew. */
@Component
record PaymentRebuild(JdbcClient database, StoredDocuments documents, SkippedEvents skipped) implements Rebuildable {

    @Override
    public String name() {
        return PaymentProjection.NAME;
    }

    @Override
    public String table() {
        return "payment";
    }

    @Override
    public List<String> key() {
        return List.of("payment_id");
    }

    @Override
    public Object handler(String schema) {
        return new PaymentProjection(new PaymentRows(database, documents, schema), Announcement.NONE, skipped);
    }
}
