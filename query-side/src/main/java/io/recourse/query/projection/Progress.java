package io.recourse.query.projection;

import org.axonframework.queryhandling.QueryHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Answers {@link HowFar}. */
@Component
class Progress {

    private final JdbcClient database;

    Progress(JdbcClient database) {
        this.database = database;
    }

    @QueryHandler
    GotTo handle(HowFar question) {
        return new GotTo(database.sql(lastSeen(question.model()))
                .param("id", question.id())
                .query(Long.class)
                .optional());
    }

    private static String lastSeen(ReadModel model) {
        return switch (model) {
            case CASE -> "select version from query.dispute_case where case_id = :id";
            case PAYMENT -> "select version from query.payment where payment_id = :id";
            case INCIDENT -> "select version from query.incident where incident_id = :id";
            case TIMELINE ->
                "select sequence from query.timeline_entry where case_id = :id order by sequence desc limit 1";
            case WEBHOOKS -> "select version from query.merchant_webhooks where webhooks_id = :id";
        };
    }
}
