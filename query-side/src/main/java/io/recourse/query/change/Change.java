package io.recourse.query.change;

import io.recourse.dispute.CaseId;
import io.recourse.dispute.CaseStatus;
import io.recourse.payment.MerchantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;

/**
 * The last change of a case.
 *
 * @param number its place among the changes of all cases; greater than that of every change seen before it
 * @param version the case's, after it
 * @param updatedAt when it was recorded
 */
public record Change(
        long number, CaseId caseId, MerchantId merchantId, long version, CaseStatus status, Instant updatedAt) {

    public static final String COLUMNS = "number, case_id, merchant_id, version, status, updated_at";

    /** @param row with {@link #COLUMNS} */
    public static Change of(ResultSet row, int index) throws SQLException {
        return new Change(
                row.getLong("number"),
                CaseId.of(row.getString("case_id")),
                MerchantId.of(row.getString("merchant_id")),
                row.getLong("version"),
                CaseStatus.valueOf(row.getString("status")),
                row.getObject("updated_at", OffsetDateTime.class).toInstant());
    }
}
