package io.recourse.benchmarks.peers.crud;

import io.recourse.benchmarks.peers.History;
import io.recourse.benchmarks.peers.Step;
import io.recourse.money.Money;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Reads what is kept of one case. */
final class CrudHistory {

    private static final String ENTRIES = "SELECT what, who, at, payload FROM audit WHERE case_id = ? ORDER BY id";
    private static final String TIMER = "SELECT FROM timer WHERE case_id = ?";

    private static final String REFUND = """
            SELECT refund.amount, dispute_case.currency, refund.reference
            FROM refund JOIN dispute_case ON dispute_case.id = refund.case_id WHERE refund.case_id = ?""";

    private CrudHistory() {}

    static History of(DataSource database, long id) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return new History(entries(connection, id), timer(connection, id), refund(connection, id));
        }
    }

    private static List<History.Entry> entries(Connection connection, long id) throws SQLException {
        List<History.Entry> entries = new ArrayList<>();
        try (PreparedStatement ask = connection.prepareStatement(ENTRIES)) {
            ask.setLong(1, id);
            try (ResultSet row = ask.executeQuery()) {
                while (row.next()) {
                    entries.add(new History.Entry(
                            Step.valueOf(row.getString("what")),
                            row.getString("who"),
                            row.getTimestamp("at").toInstant(),
                            row.getString("payload")));
                }
            }
        }
        return entries;
    }

    private static boolean timer(Connection connection, long id) throws SQLException {
        try (PreparedStatement ask = connection.prepareStatement(TIMER)) {
            ask.setLong(1, id);
            try (ResultSet row = ask.executeQuery()) {
                return row.next();
            }
        }
    }

    private static Optional<History.Moved> refund(Connection connection, long id) throws SQLException {
        try (PreparedStatement ask = connection.prepareStatement(REFUND)) {
            ask.setLong(1, id);
            try (ResultSet row = ask.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                Money amount = new Money(row.getBigDecimal("amount"), Currency.getInstance(row.getString("currency")));
                return Optional.of(new History.Moved(amount, row.getString("reference")));
            }
        }
    }
}
