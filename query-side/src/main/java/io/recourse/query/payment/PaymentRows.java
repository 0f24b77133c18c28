package io.recourse.query.payment;

import io.recourse.payment.PaymentId;
import io.recourse.payment.PaymentState;
import io.recourse.query.projection.BatchFold;
import io.recourse.query.projection.StoredDocuments;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code query.payment}, by id. */
@Component
public class PaymentRows implements BatchFold.Rows<PaymentState> {

    private static final String SAVE = """
            insert into query.payment as known
            select * from jsonb_populate_recordset(null::query.payment, :rows::jsonb)
            on conflict (payment_id) do update set (version, doc, overdrawn) = (excluded.version, excluded.doc, excluded.overdrawn)
            where known.version < excluded.version
            """;

    private final JdbcClient database;
    private final StoredDocuments documents;

    PaymentRows(JdbcClient database, StoredDocuments documents) {
        this.database = database;
        this.documents = documents;
    }

    public Optional<PaymentState> find(PaymentId id) {
        return database.sql("select doc from query.payment where payment_id = :id")
                .param("id", id.value())
                .query((row, number) -> documents.read(row.getString(1), PaymentState.class))
                .optional();
    }

    @Override
    public Map<String, PaymentState> load(Collection<String> ids) {
        return database
                .sql("select doc from query.payment where payment_id = any(:ids)")
                .param("ids", ids.toArray(String[]::new))
                .query((row, number) -> documents.read(row.getString(1), PaymentState.class))
                .stream()
                .collect(Collectors.toMap(state -> state.id().value(), Function.identity()));
    }

    @Override
    public void save(Collection<PaymentState> states) {
        List<PaymentRow> rows = states.stream().map(PaymentRow::of).toList();
        database.sql(SAVE).param("rows", documents.rows(rows)).update();
    }

    @Override
    public long version(PaymentState state) {
        return state.version();
    }

    void clear() {
        database.sql("truncate query.payment").update();
    }
}
