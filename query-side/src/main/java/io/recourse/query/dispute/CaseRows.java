package io.recourse.query.dispute;

import io.recourse.dispute.CaseId;
import io.recourse.dispute.CaseState;
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

/** The table {@code query.dispute_case}, by id. */
@Component
public class CaseRows implements BatchFold.Rows<CaseState> {

    private static final String SAVE = """
            insert into query.dispute_case as known
            select * from jsonb_populate_recordset(null::query.dispute_case, :rows::jsonb)
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

    CaseRows(JdbcClient database, StoredDocuments documents) {
        this.database = database;
        this.documents = documents;
    }

    public Optional<CaseState> find(CaseId id) {
        return database.sql("select doc from query.dispute_case where case_id = :id")
                .param("id", id.value())
                .query((row, number) -> documents.read(row.getString(1), CaseState.class))
                .optional();
    }

    @Override
    public Map<String, CaseState> load(Collection<String> ids) {
        return database
                .sql("select doc from query.dispute_case where case_id = any(:ids)")
                .param("ids", ids.toArray(String[]::new))
                .query((row, number) -> documents.read(row.getString(1), CaseState.class))
                .stream()
                .collect(Collectors.toMap(state -> state.id().value(), Function.identity()));
    }

    @Override
    public void save(Collection<CaseState> states) {
        List<CaseRow> rows = states.stream().map(CaseRow::of).toList();
        database.sql(SAVE).param("rows", documents.rows(rows)).update();
    }

    @Override
    public long version(CaseState state) {
        return state.version();
    }

    void clear() {
        database.sql("truncate query.dispute_case").update();
    }
}
