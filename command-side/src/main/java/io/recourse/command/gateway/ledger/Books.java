package io.recourse.command.gateway.ledger;

import io.recourse.command.gateway.SourcePayment;
import io.recourse.money.Money;
import io.recourse.payment.PaymentId;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Comparator;
import java.util.Currency;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The ledger's tables. Each call belongs to the transaction of its caller. */
final class Books {

    private final JdbcClient jdbc;
    private final Clock clock;

    Books(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    sealed interface Posting {

        /** Now or before, as it is in the books. */
        record Posted(Transfer transfer) implements Posting {}

        /** The giving account has not enough, and may not owe. */
        record NotCovered() implements Posting {}
    }

    /** Enters what a payment brought, unless it is there. */
    void open(SourcePayment payment) {
        Money captured = payment.captured();
        Money missing = captured.minus(brought(payment.id(), captured.currency()));
        if (missing.positive()) {
            post(Transfer.capture(payment, missing));
        }
    }

    private Money brought(PaymentId payment, Currency currency) {
        return jdbc.sql("""
                        SELECT coalesce(sum(amount), 0) FROM command.ledger_transfer
                        WHERE payment_id = ? AND currency = ? AND kind = 'CAPTURE'""")
                .param(payment.value())
                .param(currency.getCurrencyCode())
                .query((row, n) -> new Money(row.getBigDecimal(1), currency))
                .single();
    }

    /** A transaction that is told of {@link Posting.NotCovered} must not be committed. */
    Posting post(Transfer transfer) {
        if (!enter(transfer)) {
            return new Posting.Posted(find(transfer.id()).orElseThrow());
        }
        return move(transfer) ? new Posting.Posted(transfer) : new Posting.NotCovered();
    }

    Optional<Transfer> find(String id) {
        return jdbc.sql("SELECT * FROM command.ledger_transfer WHERE transfer_id = ?")
                .param(id)
                .query((row, n) -> transfer(row))
                .optional();
    }

    private static Transfer transfer(ResultSet row) throws SQLException {
        return new Transfer(
                row.getString("transfer_id"),
                Transfer.Kind.valueOf(row.getString("kind")),
                PaymentId.of(row.getString("payment_id")),
                Account.named(row.getString("from_account")),
                Account.named(row.getString("to_account")),
                new Money(row.getBigDecimal("amount"), Currency.getInstance(row.getString("currency"))));
    }

    /** Whether its id was not there before. An account is there from its first use. */
    private boolean enter(Transfer transfer) {
        return jdbc.sql("""
                        WITH opened AS (
                            INSERT INTO command.ledger_account (account, currency, balance, may_owe)
                            VALUES (:from, :currency, 0, :fromMayOwe), (:to, :currency, 0, :toMayOwe)
                            ON CONFLICT (account, currency) DO NOTHING)
                        INSERT INTO command.ledger_transfer
                               (transfer_id, kind, payment_id, from_account, to_account, amount, currency, moved_at)
                        VALUES (:id, :kind, :payment, :from, :to, :amount, :currency, :now)
                        ON CONFLICT (transfer_id) DO NOTHING""")
                        .param("id", transfer.id())
                        .param("kind", transfer.kind().name())
                        .param("payment", transfer.paymentId().value())
                        .param("from", transfer.from().name())
                        .param("fromMayOwe", transfer.from().mayOwe())
                        .param("to", transfer.to().name())
                        .param("toMayOwe", transfer.to().mayOwe())
                        .param("amount", transfer.amount().amount())
                        .param("currency", transfer.amount().currency().getCurrencyCode())
                        .param("now", Timestamp.from(clock.instant()))
                        .update()
                == 1;
    }

    /** A payment's account first, then a merchant's, then a customer's, so that two transactions never wait for each other. */
    private boolean move(Transfer transfer) {
        Money amount = transfer.amount();
        return Stream.of(new Side(transfer.from(), amount.amount().negate()), new Side(transfer.to(), amount.amount()))
                .sorted(Comparator.comparing((Side side) -> side.account().name())
                        .reversed())
                .allMatch(side -> add(side, amount.currency()));
    }

    private record Side(Account account, BigDecimal amount) {}

    /** Whether the account has so much, or may owe it. */
    private boolean add(Side side, Currency currency) {
        return jdbc.sql("""
                        UPDATE command.ledger_account SET balance = balance + :amount
                        WHERE account = :account AND currency = :currency AND (may_owe OR balance + :amount >= 0)""")
                        .param("amount", side.amount())
                        .param("account", side.account().name())
                        .param("currency", currency.getCurrencyCode())
                        .update()
                == 1;
    }
}
