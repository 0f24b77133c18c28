package io.recourse.query.dispute;

import io.recourse.dispute.CaseState;
import io.recourse.query.list.Part;
import io.recourse.query.list.Where;
import io.recourse.query.projection.StoredDocuments;
import io.recourse.query.search.Search;
import java.time.Clock;
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
    private final Search search;
    private final Clock clock;

    Worklist(JdbcClient database, StoredDocuments documents, Search search, Clock clock) {
        this.search = search;
        this.database = database;
        this.documents = documents;
        this.clock = clock;
    }

    CaseList list(ListCases question) {
        Part<CaseSummary> part = Part.read(
                database,
                TABLE,
                question.filter().where(question.reader(), clock.instant(), search),
                question.order().sql(),
                question.after(),
                question.limit(),
                (row, number) -> CaseSummary.of(documents.read(row.getString("doc"), CaseState.class)));
        return new CaseList(part.items(), part.next());
    }

    CaseCounts count(CountCases question) {
        Where where = question.filter().where(question.reader(), clock.instant(), search);
        long total = where.bind(database.sql("select count(*) from " + TABLE + where.sql()))
                .query(Long.class)
                .single();
        Map<String, Map<String, Long>> by = new TreeMap<>();
        question.by().forEach(group -> by.put(group.name(), count(group, question)));
        return new CaseCounts(total, by);
    }

    private Map<String, Long> count(CaseGroup group, CountCases question) {
        Where where = question.filter()
                .where(question.reader(), clock.instant(), search)
                .and(group.column() + " is not null");
        Map<String, Long> counts = new TreeMap<>();
        where.bind(database.sql("select " + group.value() + ", count(*) from " + TABLE + where.sql() + " group by 1"))
                .query(row -> {
                    counts.put(row.getString(1), row.getLong(2));
                });
        return counts;
    }
}
