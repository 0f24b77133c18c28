package io.recourse.query.dispute;

import io.recourse.dispute.CaseState;
import io.recourse.query.list.Part;
import io.recourse.query.list.Where;
import io.recourse.query.projection.StoredDocuments;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds and counts cases by what their rows say. */
@Component
class Worklist {

    private static final String TABLE = "query.dispute_case";

    private final JdbcClient database;
    private final StoredDocuments documents;

    Worklist(JdbcClient database, StoredDocuments documents) {
        this.database = database;
        this.documents = documents;
    }

    CaseList list(ListCases question) {
        Part<CaseSummary> part = Part.read(
                database,
                TABLE,
                question.filter().where(),
                question.order().sql(),
                question.after(),
                question.limit(),
                (row, number) -> CaseSummary.of(documents.read(row.getString("doc"), CaseState.class)));
        return new CaseList(part.items(), part.next());
    }

    CaseCounts count(CountCases question) {
        Where where = question.filter().where();
        long total = where.bind(database.sql("select count(*) from " + TABLE + where.sql()))
                .query(Long.class)
                .single();
        Map<String, Map<String, Long>> by = new TreeMap<>();
        question.by().forEach(group -> by.put(group.name(), count(group, question.filter())));
        return new CaseCounts(total, by);
    }

    private Map<String, Long> count(CaseGroup group, CaseFilter filter) {
        String column = group.name();
        Where where = filter.where().and(column + " is not null");
        Map<String, Long> counts = new TreeMap<>();
        where.bind(database.sql("select " + column + ", count(*) from " + TABLE + where.sql() + " group by 1"))
                .query(row -> {
                    counts.put(row.getString(1), row.getLong(2));
                });
        return counts;
    }
}
