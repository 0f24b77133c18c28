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
        lock(Account.of(payment.id()), captured.currency());
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

    Posting post(Transfer transfer) {
        Optional<Transfer> before = find(transfer.id());
        if (before.isPresent()) {
            return new Posting.Posted(before.get());
        }
        Currency currency = transfer.amount().currency();
        // In one order, so that two transfers never wait for each other.
        Stream.of(transfer.from(), transfer.to())
                .sorted(Comparator.comparing(Account::name))
                .forEach(account -> lock(account, currency));
        if (!covered(transfer)) {
            return new Posting.NotCovered();
        }
        if (enter(transfer) == 0) {
            return new Posting.Posted(find(transfer.id()).orElseThrow());
        }
        add(transfer.from(), currency, transfer.amount().amount().negate());
        add(transfer.to(), currency, transfer.amount().amount());
        return new Posting.Posted(transfer);
    }

    private boolean covered(Transfer transfer) {
        return transfer.from().mayOwe()
                || balance(transfer.from(), transfer.amount().currency())
                                .compareTo(transfer.amount().amount())
                        >= 0;
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

    private int enter(Transfer transfer) {
        return jdbc.sql("""
                        INSERT INTO command.ledger_transfer
                               (transfer_id, kind, payment_id, from_account, to_account, amount, currency, moved_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (transfer_id) DO NOTHING""")
                .param(transfer.id())
                .param(transfer.kind().name())
                .param(transfer.paymentId().value())
                .param(transfer.from().name())
                .param(transfer.to().name())
                .param(transfer.amount().amount())
                .param(transfer.amount().currency().getCurrencyCode())
                .param(Timestamp.from(clock.instant()))
                .update();
    }

    /** An account is there from its first use. */
    private void lock(Account account, Currency currency) {
        if (balance(account, currency, " FOR UPDATE").isEmpty()) {
            open(account, currency);
            balance(account, currency, " FOR UPDATE");
        }
    }

    private void open(Account account, Currency currency) {
        jdbc.sql("""
                        INSERT INTO command.ledger_account (account, currency, balance, may_owe) VALUES (?, ?, 0, ?)
                        ON CONFLICT (account, currency) DO NOTHING""")
                .param(account.name())
                .param(currency.getCurrencyCode())
                .param(account.mayOwe())
                .update();
    }

    private BigDecimal balance(Account account, Currency currency) {
        return balance(account, currency, "").orElseThrow();
    }

    private Optional<BigDecimal> balance(Account account, Currency currency, String lock) {
        return jdbc.sql("SELECT balance FROM command.ledger_account WHERE account = ? AND currency = ?" + lock)
                .param(account.name())
                .param(currency.getCurrencyCode())
                .query(BigDecimal.class)
                .optional();
    }

    private void add(Account account, Currency currency, BigDecimal amount) {
        jdbc.sql("UPDATE command.ledger_account SET balance = balance + ? WHERE account = ? AND currency = ?")
                .param(amount)
                .param(account.name())
                .param(currency.getCurrencyCode())
                .update();
    }
}
