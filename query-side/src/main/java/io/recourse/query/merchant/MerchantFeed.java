package io.recourse.query.merchant;

import io.recourse.dispute.CaseState;
import io.recourse.query.list.Where;
import io.recourse.query.projection.StoredDocuments;
import io.recourse.runtime.problem.ProblemException;
import io.recourse.runtime.problem.ProblemType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The changes of a merchant's cases, in the order in which they came to be seen: each case once, where it changed last. */
@Component
class MerchantFeed {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    /** Clocks differ, and what was recorded first is not always seen first. */
    private static final Duration MARGIN = Duration.ofMinutes(5);

    private static final String NEWEST = """
            select epoch, coalesce(number, 0) as number, coalesce(updated_at, 'epoch') as updated_at
            from query.case_change_epoch left join lateral
              (select number, updated_at from query.case_change where merchant_id = :merchant order by number desc limit 1)
              as newest on true
            """;

    private static final String CASES = """
            select change.number, change.version, change.updated_at, doc, written.version as doc_version
            from query.case_change as change left join query.dispute_case as written using (case_id)
            """;

    private final JdbcClient database;
    private final StoredDocuments documents;

    MerchantFeed(JdbcClient database, StoredDocuments documents) {
        this.database = database;
        this.documents = documents;
    }

    @QueryHandler
    NewestFound handle(FindNewest question) {
        return database.sql(NEWEST)
                .param("merchant", question.merchantId().value())
                .query((row, index) -> new NewestFound(row.getString("epoch"), row.getLong("number"), updatedAt(row)))
                .single();
    }

    /** The newest is read first: what changes meanwhile is in the lines, or comes later, and is never taken for given. */
    @QueryHandler
    MerchantCaseList handle(ListMerchantCases question) {
        NewestFound newest = handle(new FindNewest(question.merchantId()));
        Where where =
                new Where().and("change.merchant_id = ?", question.merchantId().value());
        begin(where, question, newest);
        question.filter().narrow(where);
        List<MerchantCaseList.Line> lines = where.bind(
                        database.sql(CASES + where.sql() + " order by change.number limit " + (question.limit() + 1)))
                .query((row, index) -> line(row, newest.epoch()))
                .list();
        if (lines.size() > question.limit()) {
            List<MerchantCaseList.Line> part = lines.subList(0, question.limit());
            return new MerchantCaseList(part, true, part.getLast().position(), newest);
        }
        return new MerchantCaseList(lines, false, end(lines, question.after(), newest), newest);
    }

    private static void begin(Where where, ListMerchantCases question, NewestFound newest) {
        Optional<FeedPosition> known =
                question.after().filter(position -> position.epoch().equals(newest.epoch()));
        if (known.isPresent()) {
            known.ifPresent(position -> where.and("change.number > ?", position.number()));
        } else {
            Optional<Instant> since =
                    question.after().map(position -> position.updatedAt().minus(MARGIN));
            where.after("change.updated_at", since.or(() -> question.filter().updatedAfter()));
        }
    }

    /** A place is never before the one that was asked from, which may be that of a change in a moment. */
    private static FeedPosition end(
            List<MerchantCaseList.Line> lines, Optional<FeedPosition> after, NewestFound newest) {
        FeedPosition last =
                lines.isEmpty() ? newest.position() : lines.getLast().position();
        FeedPosition end = last.number() > newest.number() ? last : newest.position();
        return after.filter(position -> position.epoch().equals(end.epoch()) && position.number() > end.number())
                .orElse(end);
    }

    private MerchantCaseList.Line line(ResultSet row, String epoch) throws SQLException {
        Optional<String> doc = Optional.ofNullable(row.getString("doc"));
        if (doc.isEmpty() || row.getLong("doc_version") < row.getLong("version")) {
            // The cases are being made anew, and have not come so far.
            throw ProblemException.retryLater(ProblemType.UNAVAILABLE, RETRY_AFTER);
        }
        return new MerchantCaseList.Line(
                new FeedPosition(epoch, row.getLong("number"), updatedAt(row)),
                MerchantCaseSummary.of(documents.read(doc.get(), CaseState.class)));
    }

    private static Instant updatedAt(ResultSet row) throws SQLException {
        return row.getObject("updated_at", OffsetDateTime.class).toInstant();
    }
}
