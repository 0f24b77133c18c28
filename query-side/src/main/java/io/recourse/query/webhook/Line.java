package io.recourse.query.webhook;

import io.recourse.payment.MerchantId;
import io.recourse.webhook.WebhookId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A webhook for which messages are made. */
record Line(WebhookId webhook, MerchantId merchant, Instant registeredAt) {

    /** Those of these merchants that are on, held until the transaction ends: nobody notes meanwhile what came of a message. */
    static List<Line> hold(JdbcClient database, Collection<MerchantId> merchants) {
        return database.sql("""
                        select webhook_id, merchant_id, registered_at from query.webhook_line
                        where merchant_id = any(:merchants) and status = 'ON' and gone_at is null
                        order by webhook_id for update""")
                .param("merchants", merchants.stream().map(MerchantId::value).toArray(String[]::new))
                .query((row, n) -> new Line(
                        WebhookId.of(row.getString("webhook_id")),
                        MerchantId.of(row.getString("merchant_id")),
                        row.getObject("registered_at", OffsetDateTime.class).toInstant()))
                .list();
    }
}
