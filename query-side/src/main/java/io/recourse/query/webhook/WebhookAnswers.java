package io.recourse.query.webhook;

import io.recourse.dispute.CaseId;
import io.recourse.payment.MerchantId;
import io.recourse.query.list.Position;
import io.recourse.query.list.Where;
import io.recourse.query.webhook.WebhookStanding.Doing;
import io.recourse.webhook.Webhook;
import io.recourse.webhook.WebhookId;
import io.recourse.webhook.WebhooksId;
import io.recourse.webhook.WebhooksState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Answers a merchant's questions about its own webhooks; those of others are not even looked at. */
@Component
class WebhookAnswers {

    private final JdbcClient database;
    private final WebhookRows rows;
    private final Clock clock;

    WebhookAnswers(JdbcClient database, WebhookRows rows, Clock clock) {
        this.database = database;
        this.rows = rows;
        this.clock = clock;
    }

    @QueryHandler
    WebhooksFound handle(FindWebhooks question) {
        List<Webhook> webhooks = of(question.merchantId());
        Map<WebhookId, Doing> doing = doing(question.merchantId());
        Instant now = clock.instant();
        return new WebhooksFound(webhooks.stream()
                .map(webhook -> WebhookStanding.of(webhook, doing.getOrDefault(webhook.id(), Doing.NOTHING), now))
                .toList());
    }

    @QueryHandler
    DeliveryList handle(ListDeliveries question) {
        boolean known = of(question.merchantId()).stream()
                .anyMatch(webhook -> webhook.id().equals(question.webhookId()));
        if (!known) {
            return new DeliveryList(false, List.of(), Optional.empty());
        }
        List<WebhookDelivery> found = read(question);
        if (found.size() <= question.limit()) {
            return new DeliveryList(true, found, Optional.empty());
        }
        List<WebhookDelivery> part = found.subList(0, question.limit());
        WebhookDelivery last = part.getLast();
        return new DeliveryList(
                true, List.copyOf(part), Optional.of(new Position(Optional.of(last.createdAt()), last.messageId())));
    }

    /** By keyset, and one more than is wanted, if there is one. */
    private List<WebhookDelivery> read(ListDeliveries question) {
        Where where =
                new Where().and("webhook_id = ?", question.webhookId().value()).anyOf("state", question.status());
        question.after()
                .ifPresent(last -> where.and(
                        "(created_at, message_id) < (?, ?)",
                        last.instant().map(WebhookAnswers::sql).orElse(OffsetDateTime.MAX),
                        last.id()));
        return where.bind(database.sql("select * from query.webhook_delivery" + where.sql()
                        + " order by created_at desc, message_id desc limit " + (question.limit() + 1)))
                .query((row, number) -> delivery(row))
                .list();
    }

    private static OffsetDateTime sql(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private List<Webhook> of(MerchantId merchant) {
        return rows.find(WebhooksId.of(merchant)).map(WebhooksState::webhooks).orElse(List.of());
    }

    private Map<WebhookId, Doing> doing(MerchantId merchant) {
        return database
                .sql("""
                        select l.webhook_id, l.failures, l.paused_until, l.gone_at is not null as gone,
                            (select count(*) from query.webhook_delivery d
                             where d.webhook_id = l.webhook_id and d.state = 'PENDING') as pending,
                            (select count(*) from query.webhook_delivery d
                             where d.webhook_id = l.webhook_id and d.state = 'DEAD') as dead,
                            (select max(d.ended_at) from query.webhook_delivery d
                             where d.webhook_id = l.webhook_id and d.state = 'DELIVERED') as delivered
                        from query.webhook_line l where l.merchant_id = :merchant and l.status <> 'REMOVED'""")
                .param("merchant", merchant.value())
                .query((row, n) -> Map.entry(
                        WebhookId.of(row.getString("webhook_id")),
                        new Doing(
                                row.getInt("failures"),
                                instant(row, "paused_until"),
                                row.getBoolean("gone"),
                                row.getLong("pending"),
                                row.getLong("dead"),
                                instant(row, "delivered"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static WebhookDelivery delivery(ResultSet row) throws SQLException {
        Optional<Long> version = Optional.ofNullable(row.getObject("version", Long.class));
        return new WebhookDelivery(
                row.getString("message_id"),
                MessageType.of(row.getString("type")),
                version.isPresent() ? Optional.of(CaseId.of(row.getString("subject"))) : Optional.empty(),
                version,
                DeliveryState.valueOf(row.getString("state")),
                row.getInt("attempts"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(row, "due_at"),
                instant(row, "last_attempt_at"),
                Optional.ofNullable(row.getObject("last_status", Integer.class)),
                Optional.ofNullable(row.getString("last_error")),
                instant(row, "ended_at"));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
