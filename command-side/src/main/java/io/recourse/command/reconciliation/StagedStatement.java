package io.recourse.command.reconciliation;

import io.recourse.money.Money;
import io.recourse.payment.PaymentId;
import io.recourse.refund.RefundId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.jdbc.UncategorizedSQLException;

/**
 * The lines of a statement in a table that only this run sees, so that the database sorts them and finds what is not among them,
 * and none of it is in memory.
 */
final class StagedStatement implements AutoCloseable {

    private static final int TOGETHER = 1_000;

    private final Connection connection;
    private final PreparedStatement insertion;
    private long lines;

    StagedStatement(DataSource database) {
        try {
            connection = database.getConnection();
            connection.setAutoCommit(false);
            execute("""
                    CREATE TEMPORARY TABLE statement_line (
                        line              bigint PRIMARY KEY,
                        refund_id         text,
                        reference         text           NOT NULL,
                        payment_reference text,
                        amount            numeric(19, 4) NOT NULL,
                        currency          text           NOT NULL,
                        state             text           NOT NULL,
                        at                timestamptz    NOT NULL
                    ) ON COMMIT DROP""");
            insertion = connection.prepareStatement("INSERT INTO statement_line VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /**
     * All lines about one of our refunds, or one line about none.
     *
     * @param given empty when it was never given to a gateway, as far as is written down
     * @param contradictory when lines with one reference tell different amounts
     */
    record Group(
            Optional<RefundId> refundId, Optional<Given> given, List<StatementLine> lines, boolean contradictory) {}

    /** A refund that a gateway may have heard of, which need not be the one whose statement this is. */
    record Given(RefundId refundId, PaymentId paymentId, String source, Instant at, Optional<Instant> toldAt) {}

    long lines() {
        return lines;
    }

    void add(StatementLine line) {
        try {
            lines++;
            insertion.setLong(1, lines);
            insertion.setString(2, line.refundId().map(RefundId::value).orElse(null));
            insertion.setString(3, line.reference());
            insertion.setString(4, line.paymentReference().orElse(null));
            insertion.setBigDecimal(5, line.amount().amount());
            insertion.setString(6, line.amount().currency().getCurrencyCode());
            insertion.setString(7, line.state().name());
            insertion.setTimestamp(8, Timestamp.from(line.at()));
            insertion.addBatch();
            if (lines % TOGETHER == 0) {
                insertion.executeBatch();
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** There are no more lines. */
    void complete() {
        try {
            insertion.executeBatch();
            execute("CREATE INDEX ON statement_line (refund_id)");
            execute("ANALYZE statement_line");
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** From the first line to the last, by time; empty when there is none. */
    Optional<Period> period() {
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("SELECT min(at), max(at) FROM statement_line HAVING count(*) > 0")) {
            return row.next()
                    ? Optional.of(new Period(
                            row.getTimestamp(1).toInstant(), row.getTimestamp(2).toInstant()))
                    : Optional.empty();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** What is said of each refund, those of one payment after each other. Of several lines with one reference the latest counts. */
    void groups(Consumer<Group> to) {
        String sql = """
                SELECT s.*, r.payment_id, r.source, r.submitted_at, r.told_at
                  FROM (SELECT DISTINCT ON (refund_id, reference) *,
                               min(amount) OVER same <> max(amount) OVER same
                               OR min(currency) OVER same <> max(currency) OVER same AS contradictory
                          FROM statement_line
                        WINDOW same AS (PARTITION BY refund_id, reference)
                         ORDER BY refund_id, reference, at DESC, line DESC) s
                  LEFT JOIN command.refund_submission r ON r.refund_id = s.refund_id
                 ORDER BY r.payment_id, s.payment_reference, s.refund_id, s.reference""";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setFetchSize(TOGETHER);
            try (ResultSet row = statement.executeQuery()) {
                Grouping grouping = new Grouping(to);
                while (row.next()) {
                    grouping.add(row);
                }
                grouping.end();
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Refunds that were given to {@code source} in the period and are in no line. */
    void missing(String source, Period period, Consumer<Given> to) {
        String sql = """
                SELECT * FROM command.refund_submission r
                 WHERE source = ? AND submitted_at >= ? AND submitted_at < ?
                   AND NOT EXISTS (SELECT FROM statement_line s WHERE s.refund_id = r.refund_id)
                 ORDER BY payment_id, refund_id""";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setFetchSize(TOGETHER);
            statement.setString(1, source);
            statement.setTimestamp(2, Timestamp.from(period.from()));
            statement.setTimestamp(3, Timestamp.from(period.to()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    to.accept(given(row));
                }
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Puts rows that follow each other together. */
    private static final class Grouping {

        private final Consumer<Group> to;
        private Optional<Group> current = Optional.empty();

        Grouping(Consumer<Group> to) {
            this.to = to;
        }

        void add(ResultSet row) throws SQLException {
            Group next = group(row);
            boolean more = current.filter(group ->
                            group.refundId().isPresent() && group.refundId().equals(next.refundId()))
                    .isPresent();
            if (!more) {
                end();
            }
            current = Optional.of(current.map(group -> together(group, next)).orElse(next));
        }

        void end() {
            current.ifPresent(to);
            current = Optional.empty();
        }

        private static Group together(Group one, Group other) {
            List<StatementLine> lines = new ArrayList<>(one.lines());
            lines.addAll(other.lines());
            return new Group(
                    one.refundId(), one.given(), List.copyOf(lines), one.contradictory() || other.contradictory());
        }
    }

    private static Group group(ResultSet row) throws SQLException {
        StatementLine line = new StatementLine(
                Optional.ofNullable(row.getString("refund_id")).map(RefundId::of),
                row.getString("reference"),
                Optional.ofNullable(row.getString("payment_reference")),
                new Money(row.getBigDecimal("amount"), Currency.getInstance(row.getString("currency"))),
                StatementLine.State.valueOf(row.getString("state")),
                row.getTimestamp("at").toInstant());
        return new Group(
                line.refundId(),
                row.getString("source") == null ? Optional.empty() : Optional.of(given(row)),
                List.of(line),
                row.getBoolean("contradictory"));
    }

    private static Given given(ResultSet row) throws SQLException {
        return new Given(
                RefundId.of(row.getString("refund_id")),
                PaymentId.of(row.getString("payment_id")),
                row.getString("source"),
                row.getTimestamp("submitted_at").toInstant(),
                Optional.ofNullable(row.getTimestamp("told_at")).map(Timestamp::toInstant));
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static UncategorizedSQLException failed(SQLException e) {
        return new UncategorizedSQLException("reconciliation", null, e);
    }

    /** Nothing of it stays. */
    @Override
    public void close() {
        try (connection) {
            connection.rollback();
        } catch (SQLException e) {
            throw failed(e);
        }
    }
}
