package io.recourse.query.search;

import io.recourse.customer.CustomerForgotten;
import io.recourse.dispute.CaseId;
import io.recourse.query.projection.Rebuildable;
import io.recourse.query.projection.StoredDocuments;
import java.util.Collection;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/** The table {@code search_entry}: the one that is read, or the one that is made anew. */
@Component
class SearchRows {

    private final JdbcClient database;
    private final StoredDocuments documents;
    private final String table;

    @Autowired
    SearchRows(JdbcClient database, StoredDocuments documents) {
        this(database, documents, Rebuildable.LIVE);
    }

    SearchRows(JdbcClient database, StoredDocuments documents, String schema) {
        this.database = database;
        this.documents = documents;
        this.table = schema + ".search_entry";
    }

    void save(Collection<SearchRow> rows) {
        database.sql("""
                        insert into %1$s
                        select case_id, sequence, array_to_tsvector(plain), array_to_tsvector(personal), customer_id
                        from jsonb_to_recordset(:rows::jsonb)
                          as row (case_id text, sequence bigint, plain text[], personal text[], customer_id text)
                        on conflict (case_id, sequence) do nothing
                        """.formatted(table)).param("rows", documents.rows(rows)).update();
    }

    /** Their personal words find nothing any more, also when the silenced events are delivered again: their rows stay. */
    void silence(Collection<Silenced> events) {
        database.sql("""
                        update %1$s as entry set personal = ''
                        from jsonb_to_recordset(:rows::jsonb) as silenced (case_id text, sequence bigint)
                        where entry.case_id = silenced.case_id and entry.sequence = silenced.sequence
                        """.formatted(table)).param("rows", documents.rows(events)).update();
    }

    /** Nothing that was said in the customers' cases finds anything any more. */
    void forget(Collection<CustomerForgotten> customers) {
        database.sql("""
                        update %1$s set personal = ''
                        where case_id in (select case_id from %1$s where customer_id = any(:customers))
                        """.formatted(table))
                .param(
                        "customers",
                        customers.stream().map(who -> who.customerId().value()).toArray(String[]::new))
                .update();
    }

    void clear() {
        database.sql("truncate " + table).update();
    }

    /** An event whose words were taken out of view. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Silenced(CaseId caseId, long sequence) {}
}
