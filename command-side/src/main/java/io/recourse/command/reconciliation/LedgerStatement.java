package io.recourse.command.reconciliation;

import io.recourse.money.Money;
import io.recourse.refund.RefundId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Currency;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** The refunds in the wallet's own ledger, as its table has them. What it has taken back is REVERSED. */
final class LedgerStatement implements Statement {

    private static final int FETCHED_AT_ONCE = 1_000;

    private final DataSource database;
    private final TransactionTemplate transaction;
    private final Period period;

    /** @param period in which money moved, one way or back */
    LedgerStatement(DataSource database, TransactionTemplate transaction, Period period) {
        this.database = database;
        this.transaction = transaction;
        this.period = period;
    }

    /** In a transaction: only there does the driver fetch rows in parts. */
    @Override
    public void read(Reader reader) {
        JdbcTemplate jdbc = new JdbcTemplate(database);
        jdbc.setFetchSize(FETCHED_AT_ONCE);
        transaction.executeWithoutResult(status -> jdbc.query(
                """
                SELECT row_number() OVER () AS line, r.transfer_id, r.payment_id, r.amount, r.currency,
                       back.transfer_id IS NOT NULL AS reversed, coalesce(back.moved_at, r.moved_at) AS at
                  FROM command.ledger_transfer r
                  LEFT JOIN command.ledger_transfer back
                         ON back.transfer_id = r.transfer_id || ':back' AND back.kind = 'REVERSAL'
                 WHERE r.kind = 'REFUND'
                   AND ((r.moved_at >= ? AND r.moved_at < ?) OR (back.moved_at >= ? AND back.moved_at < ?))""",
                row -> {
                    read(row, reader);
                },
                Timestamp.from(period.from()),
                Timestamp.from(period.to()),
                Timestamp.from(period.from()),
                Timestamp.from(period.to())));
    }

    private static void read(ResultSet row, Reader reader) throws SQLException {
        String id = row.getString("transfer_id");
        try {
            reader.line(new StatementLine(
                    refundId(id),
                    "ledger:" + id,
                    Optional.of(row.getString("payment_id")),
                    new Money(row.getBigDecimal("amount"), Currency.getInstance(row.getString("currency"))),
                    row.getBoolean("reversed") ? StatementLine.State.REVERSED : StatementLine.State.SUCCEEDED,
                    row.getTimestamp("at").toInstant()));
        } catch (IllegalArgumentException e) {
            reader.bad(new BadLine(row.getLong("line"), Optional.empty(), "transfer " + id + ": " + e.getMessage()));
        }
    }

    /** Not every transfer need be one of ours. */
    @SuppressWarnings("UnusedException")
    private static Optional<RefundId> refundId(String id) {
        try {
            return Optional.of(RefundId.of(id));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
