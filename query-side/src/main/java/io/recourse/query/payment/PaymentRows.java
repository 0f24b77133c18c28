package io.recourse.query.payment;

import io.recourse.payment.PaymentId;
import io.recourse.payment.PaymentState;
import io.recourse.query.projection.BatchFold;
import io.recourse.query.projection.Rebuildable;
import io.recourse.query.projection.StoredDocuments;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code payment}, by id: the one that is read, or the one that is made anew. */
@Component
public class PaymentRows implements BatchFold.Rows<PaymentState> {

    private static final String SAVE = """
            insert into %1$s as known
            select * from jsonb_populate_recordset(null::%1$s, :rows::jsonb)
            on conflict (payment_id) do update set (version, doc, overdrawn) = (excluded.version, excluded.doc, excluded.overdrawn)
            where known.version < excluded.version
            """;

    private final JdbcClient database;
    private final StoredDocuments documents;
    private final String table;

    @Autowired
    PaymentRows(JdbcClient database, StoredDocuments documents) {
        this(database, documents, Rebuildable.LIVE);
    }

    PaymentRows(JdbcClient database, StoredDocuments documents, String schema) {
        this.database = database;
        this.documents = documents;
        this.table = schema + ".payment";
    }

    public Optional<PaymentState> find(PaymentId id) {
        return database.sql("select doc from " + table + " where payment_id = :id")
                .param("id", id.value())
                .query((row, number) -> documents.read(row.getString(1), PaymentState.class))
                .optional();
    }

    @Override
    public Map<String, PaymentState> load(Collection<String> ids) {
        return database
                .sql("select doc from " + table + " where payment_id = any(:ids)")
                .param("ids", ids.toArray(String[]::new))
                .query((row, number) -> documents.read(row.getString(1), PaymentState.class))
                .stream()
                .collect(Collectors.toMap(state -> state.id().value(), Function.identity()));
    }

    @Override
    public void save(Collection<PaymentState> states) {
        List<PaymentRow> rows = states.stream().map(PaymentRow::of).toList();
        database.sql(SAVE.formatted(table)).param("rows", documents.rows(rows)).update();
    }

    @Override
    public long version(PaymentState state) {
        return state.version();
    }

    void clear() {
        database.sql("truncate " + table).update();
    }
}
