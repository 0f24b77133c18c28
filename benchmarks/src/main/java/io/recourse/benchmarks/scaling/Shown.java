package io.recourse.benchmarks.scaling;

import io.recourse.benchmarks.peers.CaseFile;
import io.recourse.benchmarks.peers.History;
import io.recourse.benchmarks.peers.Step;
import io.recourse.dispute.CaseId;
import io.recourse.money.Money;
import java.sql.Array;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the tables say of a case: its view, its timeline, its timer and its money. For one thread. */
final class Shown implements AutoCloseable {

    private static final String VERSIONS = """
            SELECT case_id, least(version, (SELECT max(sequence) FROM query.timeline_entry entry
                                            WHERE entry.case_id = dispute_case.case_id))
            FROM query.dispute_case WHERE case_id = ANY (?)""";

    private static final String CLOSED = """
            SELECT EXISTS (SELECT FROM query.dispute_case
                           WHERE case_id = ? AND status = 'CLOSED' AND funds = 'REFUNDED_FULL')""";

    private static final String TIMELINE = """
            SELECT type, actor_id, occurred_at, params FROM query.timeline_entry WHERE case_id = ? ORDER BY sequence""";

    private static final String TIMED = """
            SELECT EXISTS (SELECT FROM command.scheduled_tasks
                           WHERE convert_from(task_data, 'UTF8') LIKE '%' || ? || '%')""";

    private static final String SCHEDULED = "SELECT EXISTS (SELECT FROM command.scheduled_tasks)";

    private static final String MOVED = """
            SELECT kind, amount, currency, transfer_id FROM command.ledger_transfer
            WHERE payment_id = ? AND kind <> 'CAPTURE'""";

    private final Connection connection;

    private Shown(Connection connection) {
        this.connection = connection;
    }

    static Shown on(String url) throws SQLException {
        return new Shown(DriverManager.getConnection(url));
    }

    /** The last event that both the view and the timeline have; nothing for a case that one of them does not have. */
    Map<CaseId, Long> versions(Collection<CaseId> cases) throws SQLException {
        Map<CaseId, Long> versions = new HashMap<>();
        if (cases.isEmpty()) {
            return versions;
        }
        Array ids = connection.createArrayOf(
                "text", cases.stream().map(CaseId::value).toArray());
        try (PreparedStatement ask = connection.prepareStatement(VERSIONS)) {
            ask.setArray(1, ids);
            try (ResultSet row = ask.executeQuery()) {
                while (row.next()) {
                    long version = row.getLong(2);
                    versions.put(CaseId.of(row.getString(1)), row.wasNull() ? -1 : version);
                }
            }
        }
        return versions;
    }

    boolean isClosed(CaseId caseId) throws SQLException {
        return isTrue(CLOSED, caseId.value());
    }

    /** Whether no case waits for anything. */
    boolean nothingIsScheduled() throws SQLException {
        return !isTrue(SCHEDULED);
    }

    /** @throws IllegalStateException when money has moved more than once */
    History history(CaseId caseId, CaseFile file) throws SQLException {
        return new History(entries(caseId), isTrue(TIMED, caseId.value()), moved(file.paymentId()));
    }

    private List<History.Entry> entries(CaseId caseId) throws SQLException {
        List<History.Entry> entries = new ArrayList<>();
        int receipts = 0;
        try (PreparedStatement ask = connection.prepareStatement(TIMELINE)) {
            ask.setString(1, caseId.value());
            try (ResultSet row = ask.executeQuery()) {
                while (row.next()) {
                    String type = row.getString("type");
                    receipts += type.equals("ReceiptAttached") ? 1 : 0;
                    Optional<Step> step = step(type, receipts);
                    if (step.isPresent()) {
                        entries.add(new History.Entry(
                                step.get(),
                                row.getString("actor_id"),
                                row.getTimestamp("occurred_at").toInstant(),
                                row.getString("params")));
                    }
                }
            }
        }
        return entries;
    }

    private static Optional<Step> step(String type, int receipts) {
        return switch (type) {
            case "DisputeOpened" -> Optional.of(Step.OPEN);
            case "ReceiptAttached" -> Optional.of(receipts == 1 ? Step.FIRST_RECEIPT : Step.SECOND_RECEIPT);
            case "Escalated" -> Optional.of(Step.ESCALATE);
            case "RefundSucceeded" -> Optional.of(Step.REFUND);
            case "DisputeClosed" -> Optional.of(Step.CLOSE);
            default -> Optional.empty();
        };
    }

    private Optional<History.Moved> moved(String paymentId) throws SQLException {
        try (PreparedStatement ask = connection.prepareStatement(MOVED)) {
            ask.setString(1, paymentId);
            try (ResultSet row = ask.executeQuery()) {
                if (!row.next() || !row.getString("kind").equals("REFUND")) {
                    return Optional.empty();
                }
                History.Moved moved = new History.Moved(
                        Money.of(row.getBigDecimal("amount").toPlainString(), row.getString("currency")),
                        row.getString("transfer_id"));
                if (row.next()) {
                    throw new IllegalStateException("money of " + paymentId + " has moved more than once");
                }
                return Optional.of(moved);
            }
        }
    }

    private boolean isTrue(String sql, String... values) throws SQLException {
        try (PreparedStatement ask = connection.prepareStatement(sql)) {
            for (int n = 0; n < values.length; n++) {
                ask.setString(n + 1, values[n]);
            }
            try (ResultSet row = ask.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
