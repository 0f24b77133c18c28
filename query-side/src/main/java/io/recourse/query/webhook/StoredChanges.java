package io.recourse.query.webhook;

import io.recourse.payment.MerchantId;
import io.recourse.query.change.Change;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads {@code query.case_change}. */
@Component
class StoredChanges implements Changes {

    private final JdbcClient database;

    StoredChanges(JdbcClient database) {
        this.database = database;
    }

    @Override
    public List<Change> after(long number, int limit) {
        return database.sql("select " + Change.COLUMNS
                        + " from query.case_change where number > :number order by number limit :limit")
                .param("number", number)
                .param("limit", limit)
                .query(Change::of)
                .list();
    }

    @Override
    public List<Change> after(long number, long until, MerchantId merchant, Instant from, int limit) {
        return database.sql("select " + Change.COLUMNS + """
                         from query.case_change
                        where merchant_id = :merchant and number > :number and number <= :until and updated_at >= :from
                        order by number limit :limit""")
                .param("merchant", merchant.value())
                .param("number", number)
                .param("until", until)
                .param("from", Timestamp.from(from))
                .param("limit", limit)
                .query(Change::of)
                .list();
    }
}
