package io.recourse.query.incident;

import io.recourse.incident.IncidentId;
import io.recourse.incident.IncidentState;
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

/** The table {@code incident}, by id: the one that is read, or the one that is made anew. */
@Component
class IncidentRows implements BatchFold.Rows<IncidentState> {

    private static final String SAVE = """
            insert into %1$s as known
            select * from jsonb_populate_recordset(null::%1$s, :rows::jsonb)
            on conflict (incident_id) do update set (version, doc) = (excluded.version, excluded.doc)
            where known.version < excluded.version
            """;

    private final JdbcClient database;
    private final StoredDocuments documents;
    private final String table;

    @Autowired
    IncidentRows(JdbcClient database, StoredDocuments documents) {
        this(database, documents, Rebuildable.LIVE);
    }

    IncidentRows(JdbcClient database, StoredDocuments documents, String schema) {
        this.database = database;
        this.documents = documents;
        this.table = schema + ".incident";
    }

    Optional<IncidentState> find(IncidentId id) {
        return database.sql("select doc from " + table + " where incident_id = :id")
                .param("id", id.value())
                .query((row, number) -> documents.read(row.getString(1), IncidentState.class))
                .optional();
    }

    @Override
    public Map<String, IncidentState> load(Collection<String> ids) {
        return database
                .sql("select doc from " + table + " where incident_id = any(:ids)")
                .param("ids", ids.toArray(String[]::new))
                .query((row, number) -> documents.read(row.getString(1), IncidentState.class))
                .stream()
                .collect(Collectors.toMap(state -> state.id().value(), Function.identity()));
    }

    @Override
    public void save(Collection<IncidentState> states) {
        List<IncidentRow> rows = states.stream().map(IncidentRow::of).toList();
        database.sql(SAVE.formatted(table)).param("rows", documents.rows(rows)).update();
    }

    @Override
    public long version(IncidentState state) {
        return state.version();
    }

    void clear() {
        database.sql("truncate " + table).update();
    }
}
