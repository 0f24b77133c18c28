package io.recourse.query.dispute;

import io.recourse.dispute.CaseState;
import io.recourse.dispute.CaseTask;
import io.recourse.query.list.Estimate;
import io.recourse.query.list.Part;
import io.recourse.query.list.Where;
import io.recourse.query.projection.StoredDocuments;
import io.recourse.query.search.Search;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds and counts cases by what their rows say. */
@Component
class Worklist {

    private static final String TABLE = "query.dispute_case";

    private static final String COLUMNS = """
            version, status, stage, phase, waiting_for, queue, assignee, urgent, outcome, funds, round, late, customer_id, merchant_id,
            payment_ids, reason, channel, disputed_amount, disputed_currency, external_source, external_id, next_due_at, opened_at,
            updated_at, closed_at, case when tasks <> '{}' then doc end as doc_with_tasks""";

    /** So many rows are read and sorted in some ten milliseconds, wherever they are. */
    private static final int FEW = 5_000;

    /** As fast, where they are side by side. */
    private static final int FEW_TOGETHER = 25_000;

    /** A page of more than so many is soon found in an order of the cases at work, which are not a million. */
    private static final int FEW_AT_WORK = 1_000;

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
        Instant now = clock.instant();
        Where where = question.filter().where(question.reader(), now, search);
        Part<CaseSummary> part = gathers(question.filter(), where, question.order(), now)
                ? Part.gather(
                        database,
                        COLUMNS,
                        TABLE,
                        question.filter().gathered(where),
                        question.order().sql(),
                        question.after(),
                        question.limit(),
                        this::summary)
                : Part.scan(
                        database,
                        COLUMNS,
                        TABLE,
                        where,
                        question.order().sql(),
                        question.after(),
                        question.limit(),
                        this::summary);
        return new CaseList(part.items(), part.next());
    }

    /** Where the cases wanted are in the order, nobody knows: the last ones of a million, perhaps. */
    private boolean gathers(CaseFilter filter, Where where, CaseOrder order, Instant now) {
        if (where.sql().isEmpty() || filter.ordered()) {
            return false;
        }
        if (filter.live()) {
            return filter.atHand(now)
                    .filter(some -> Estimate.fewer(database, TABLE, some, FEW_AT_WORK))
                    .isPresent();
        }
        return filter.inArrays()
                ? Estimate.fewer(database, TABLE, where, FEW)
                : Estimate.rows(database, TABLE, where)
                        < (filter.clustered() && !order.latestFirst() ? FEW_TOGETHER : FEW);
    }

    /** Documents are large, and kept apart from their rows: only those that have tasks are read. */
    private CaseSummary summary(ResultSet row, int number) throws SQLException {
        Optional<String> doc = Optional.ofNullable(row.getString("doc_with_tasks"));
        return CaseSummary.of(
                row,
                doc.map(text -> CaseTask.of(documents.read(text, CaseState.class)))
                        .orElse(List.of()));
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
