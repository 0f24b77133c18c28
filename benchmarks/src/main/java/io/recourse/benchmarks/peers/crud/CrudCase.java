package io.recourse.benchmarks.peers.crud;

import io.recourse.benchmarks.peers.CaseFile;
import io.recourse.benchmarks.peers.History;
import io.recourse.benchmarks.peers.PlayedCase;
import io.recourse.benchmarks.peers.Step;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import javax.sql.DataSource;
import tools.jackson.databind.json.JsonMapper;

/** One row of {@code dispute_case} and what hangs on it. */
final class CrudCase implements PlayedCase {

    /** What the audit row of an opening tells. */
    private record Opened(
            String customer,
            String merchant,
            String paymentId,
            String amount,
            String currency,
            Instant paidAt,
            String sourceReference,
            String reason,
            String description) {}

    private record Attached(String name, String sha256, long bytes, String mediaType) {}

    private record Escalated(String reason) {}

    private record Refunded(String amount, String currency, String reference, String approvedBy) {}

    private record Closed(String summary) {}

    private static final String OPEN = """
            INSERT INTO dispute_case (status, customer, merchant, payment_id, amount, currency, paid_at, source_reference,
                                      reason, description, opened_at, updated_at)
            VALUES ('OPEN', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id""";

    private static final String START_TIMER = "INSERT INTO timer (case_id, due_at) VALUES (?, ?)";
    private static final String CANCEL_TIMER = "DELETE FROM timer WHERE case_id = ?";

    // The condition is the rule: a case of another status is left as it is, and the command is refused.
    private static final String TOUCH =
            "UPDATE dispute_case SET updated_at = ? WHERE id = ? AND status IN ('OPEN', 'ESCALATED')";

    private static final String ESCALATE =
            "UPDATE dispute_case SET status = 'ESCALATED', escalated = true, updated_at = ? WHERE id = ? AND status = 'OPEN'";

    private static final String REFUND = """
            UPDATE dispute_case SET status = 'REFUNDED', refunded = refunded + ?, updated_at = ?
            WHERE id = ? AND status IN ('OPEN', 'ESCALATED') AND refunded + ? <= amount""";

    private static final String CLOSE =
            "UPDATE dispute_case SET status = 'CLOSED', summary = ?, updated_at = ? WHERE id = ? AND status <> 'CLOSED'";

    private static final String RECEIPT =
            "INSERT INTO receipt (case_id, name, sha256, bytes, media_type, attached_at) VALUES (?, ?, ?, ?, ?, ?)";

    private static final String MOVED =
            "INSERT INTO refund (reference, case_id, amount, asked_by, approved_by, executed_at) VALUES (?, ?, ?, ?, ?, ?)";

    private static final String AUDIT =
            "INSERT INTO audit (case_id, at, who, what, payload) VALUES (?, ?, ?, ?, ?::jsonb)";

    private static final JsonMapper JSON = new JsonMapper();

    private final DataSource database;
    private final Clock clock;
    private final CaseFile file;
    private long id;

    CrudCase(DataSource database, Clock clock, CaseFile file) {
        this.database = database;
        this.clock = clock;
        this.file = file;
    }

    @Override
    public void take(Step step) throws SQLException {
        Instant now = clock.instant();
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            Sql sql = new Sql(connection);
            switch (step) {
                case OPEN -> open(sql, now);
                case FIRST_RECEIPT -> attach(sql, now, step, file.firstReceipt());
                case SECOND_RECEIPT -> attach(sql, now, step, file.secondReceipt());
                case ESCALATE -> escalate(sql, now);
                case REFUND -> refund(sql, now);
                case CLOSE -> close(sql, now);
            }
            connection.commit();
        }
    }

    @Override
    public History history() throws SQLException {
        return CrudHistory.of(database, id);
    }

    private void open(Sql sql, Instant now) throws SQLException {
        id = sql.insert(
                OPEN,
                file.customer(),
                file.merchant(),
                file.paymentId(),
                file.amount().amount(),
                file.amount().currency().getCurrencyCode(),
                file.paidAt(),
                file.sourceReference(),
                file.reason(),
                file.description(),
                now,
                now);
        sql.change(START_TIMER, id, now.plus(CaseFile.TIME_TO_ANSWER));
        audit(sql, now, file.agent(), Step.OPEN, opened());
    }

    private void attach(Sql sql, Instant now, Step step, CaseFile.Receipt receipt) throws SQLException {
        sql.change(TOUCH, now, id);
        sql.change(
                RECEIPT,
                id,
                receipt.name(),
                HexFormat.of().parseHex(receipt.sha256()),
                receipt.bytes(),
                receipt.mediaType(),
                now);
        audit(
                sql,
                now,
                file.agent(),
                step,
                new Attached(receipt.name(), receipt.sha256(), receipt.bytes(), receipt.mediaType()));
    }

    private void escalate(Sql sql, Instant now) throws SQLException {
        sql.change(ESCALATE, now, id);
        audit(sql, now, file.agent(), Step.ESCALATE, new Escalated(file.escalationReason()));
    }

    private void refund(Sql sql, Instant now) throws SQLException {
        sql.change(REFUND, file.amount().amount(), now, id, file.amount().amount());
        sql.change(MOVED, file.refundReference(), id, file.amount().amount(), file.agent(), file.supervisor(), now);
        audit(sql, now, file.agent(), Step.REFUND, refunded());
    }

    private void close(Sql sql, Instant now) throws SQLException {
        sql.change(CLOSE, file.summary(), now, id);
        sql.change(CANCEL_TIMER, id);
        audit(sql, now, file.agent(), Step.CLOSE, new Closed(file.summary()));
    }

    private void audit(Sql sql, Instant now, String who, Step what, Record payload) throws SQLException {
        sql.change(AUDIT, id, now, who, what.name(), JSON.writeValueAsString(payload));
    }

    private Opened opened() {
        return new Opened(
                file.customer(),
                file.merchant(),
                file.paymentId(),
                file.amount().amount().toPlainString(),
                file.amount().currency().getCurrencyCode(),
                file.paidAt(),
                file.sourceReference(),
                file.reason(),
                file.description());
    }

    private Refunded refunded() {
        return new Refunded(
                file.amount().amount().toPlainString(),
                file.amount().currency().getCurrencyCode(),
                file.refundReference(),
                file.supervisor());
    }
}
