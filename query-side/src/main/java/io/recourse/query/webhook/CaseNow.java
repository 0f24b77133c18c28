package io.recourse.query.webhook;

import io.recourse.dispute.CaseId;
import io.recourse.dispute.CaseStatus;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where a case stands at this moment. */
record CaseNow(CaseId caseId, long version, CaseStatus status, Instant openedAt, Instant updatedAt) {

    static Map<CaseId, CaseNow> of(JdbcClient database, Collection<CaseId> ids) {
        return database
                .sql("select case_id, version, status, opened_at, updated_at from query.dispute_case"
                        + " where case_id = any(:ids)")
                .param("ids", ids.stream().map(CaseId::value).toArray(String[]::new))
                .query((row, n) -> new CaseNow(
                        CaseId.of(row.getString("case_id")),
                        row.getLong("version"),
                        CaseStatus.valueOf(row.getString("status")),
                        row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                        row.getObject("updated_at", OffsetDateTime.class).toInstant()))
                .list()
                .stream()
                .collect(Collectors.toMap(CaseNow::caseId, Function.identity()));
    }
}
