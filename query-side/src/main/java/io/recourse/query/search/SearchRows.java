package io.recourse.query.search;

import io.recourse.dispute.CaseId;
import io.recourse.query.projection.StoredDocuments;
import java.util.Collection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/** The table {@code query.search_entry}. */
@Component
class SearchRows {

    private final JdbcClient database;
    private final StoredDocuments documents;

    SearchRows(JdbcClient database, StoredDocuments documents) {
        this.database = database;
        this.documents = documents;
    }

    void save(Collection<SearchRow> rows) {
        database.sql("""
                        insert into query.search_entry
                        select case_id, sequence, array_to_tsvector(plain), array_to_tsvector(personal)
                        from jsonb_to_recordset(:rows::jsonb)
                          as row (case_id text, sequence bigint, plain text[], personal text[])
                        on conflict (case_id, sequence) do nothing
                        """).param("rows", documents.rows(rows)).update();
    }

    /** Their personal words find nothing any more, also when the silenced events are delivered again: their rows stay. */
    void silence(Collection<Silenced> events) {
        database.sql("""
                        update query.search_entry as entry set personal = ''
                        from jsonb_to_recordset(:rows::jsonb) as silenced (case_id text, sequence bigint)
                        where entry.case_id = silenced.case_id and entry.sequence = silenced.sequence
                        """).param("rows", documents.rows(events)).update();
    }

    void clear() {
        database.sql("truncate query.search_entry").update();
    }

    /** An event whose words were taken out of view. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Silenced(CaseId caseId, long sequence) {}
}
