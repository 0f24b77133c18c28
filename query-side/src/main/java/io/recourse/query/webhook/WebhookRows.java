package io.recourse.query.webhook;

import io.recourse.query.projection.BatchFold;
import io.recourse.query.projection.Rebuildable;
import io.recourse.query.projection.StoredDocuments;
import io.recourse.webhook.WebhooksId;
import io.recourse.webhook.WebhooksState;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code merchant_webhooks}, by merchant: the one that is read, or the one that is made anew. */
@Component
class WebhookRows implements BatchFold.Rows<WebhooksState> {

    private static final String SAVE = """
            insert into %1$s as known
            select * from jsonb_populate_recordset(null::%1$s, :rows::jsonb)
            on conflict (webhooks_id) do update set (version, doc) = (excluded.version, excluded.doc)
            where known.version < excluded.version
            """;

    private final JdbcClient database;
    private final StoredDocuments documents;
    private final String table;

    @Autowired
    WebhookRows(JdbcClient database, StoredDocuments documents) {
        this(database, documents, Rebuildable.LIVE);
    }

    WebhookRows(JdbcClient database, StoredDocuments documents, String schema) {
        this.database = database;
        this.documents = documents;
        this.table = schema + ".merchant_webhooks";
    }

    Optional<WebhooksState> find(WebhooksId id) {
        return Optional.ofNullable(load(List.of(id.value())).get(id.value()));
    }

    @Override
    public Map<String, WebhooksState> load(Collection<String> ids) {
        return database
                .sql("select doc from " + table + " where webhooks_id = any(:ids)")
                .param("ids", ids.toArray(String[]::new))
                .query((row, number) -> documents.read(row.getString(1), WebhooksState.class))
                .list()
                .stream()
                .collect(Collectors.toMap(state -> state.id().value(), Function.identity()));
    }

    @Override
    public void save(Collection<WebhooksState> states) {
        List<WebhookRow> rows = states.stream().map(WebhookRow::of).toList();
        database.sql(SAVE.formatted(table)).param("rows", documents.rows(rows)).update();
    }

    @Override
    public long version(WebhooksState state) {
        return state.version();
    }

    void clear() {
        database.sql("truncate " + table).update();
    }
}
