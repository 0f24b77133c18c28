package io.recourse.query.dispute;

import io.recourse.dispute.CaseId;
import io.recourse.dispute.CaseState;
import io.recourse.payment.CustomerId;
import io.recourse.query.change.ChangeLog;
import io.recourse.query.projection.BatchFold;
import io.recourse.query.projection.Rebuildable;
import io.recourse.query.projection.StoredDocuments;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code dispute_case}, by id: the one that is read, or the one that is made anew. */
@Component
public class CaseRows implements BatchFold.Rows<CaseState> {

    private static final String SAVE = """
            insert into %1$s as known
            select * from jsonb_populate_recordset(null::%1$s, :rows::jsonb)
            on conflict (case_id) do update set
              (version, doc, status, stage, phase, outcome, funds, round, late, missed, next_due_at,
               updated_at, closed_at, queue, assignee, waiting_for, tasks, incident_id, first_answered_at, contacts,
               escalations, satisfaction)
              = (excluded.version, excluded.doc, excluded.status, excluded.stage, excluded.phase, excluded.outcome,
                 excluded.funds, excluded.round, excluded.late, excluded.missed,
                 excluded.next_due_at, excluded.updated_at, excluded.closed_at, excluded.queue, excluded.assignee,
                 excluded.waiting_for, excluded.tasks, excluded.incident_id, excluded.first_answered_at, excluded.contacts,
                 excluded.escalations, excluded.satisfaction)
            where known.version < excluded.version
            """;

    private final JdbcClient database;
    private final StoredDocuments documents;
    private final String table;
    private final Consumer<Collection<CaseState>> written;

    @Autowired
    CaseRows(JdbcClient database, StoredDocuments documents, ChangeLog changes) {
        this(database, documents, Rebuildable.LIVE, changes::add);
    }

    /** Made anew beside the one that is read, which nobody is told of. */
    CaseRows(JdbcClient database, StoredDocuments documents, String schema) {
        this(database, documents, schema, states -> {});
    }

    private CaseRows(
            JdbcClient database, StoredDocuments documents, String schema, Consumer<Collection<CaseState>> written) {
        this.database = database;
        this.documents = documents;
        this.table = schema + ".dispute_case";
        this.written = written;
    }

    public Optional<CaseState> find(CaseId id) {
        return database.sql("select doc from " + table + " where case_id = :id")
                .param("id", id.value())
                .query((row, number) -> documents.read(row.getString(1), CaseState.class))
                .optional();
    }

    /** A few of the customer's cases that are not closed. */
    List<CaseId> open(CustomerId customer) {
        return database.sql("""
                        select case_id from query.dispute_case
                        where customer_id = :customer and closed_at is null order by case_id limit 10
                        """)
                .param("customer", customer.value())
                .query((row, number) -> CaseId.of(row.getString(1)))
                .list();
    }

    @Override
    public Map<String, CaseState> load(Collection<String> ids) {
        return database
                .sql("select doc from " + table + " where case_id = any(:ids)")
                .param("ids", ids.toArray(String[]::new))
                .query((row, number) -> documents.read(row.getString(1), CaseState.class))
                .stream()
                .collect(Collectors.toMap(state -> state.id().value(), Function.identity()));
    }

    @Override
    public void save(Collection<CaseState> states) {
        List<CaseRow> rows = states.stream().map(CaseRow::of).toList();
        database.sql(SAVE.formatted(table)).param("rows", documents.rows(rows)).update();
        written.accept(states);
    }

    @Override
    public long version(CaseState state) {
        return state.version();
    }

    void clear() {
        database.sql("truncate " + table).update();
    }
}
