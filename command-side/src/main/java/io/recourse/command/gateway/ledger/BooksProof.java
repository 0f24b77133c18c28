package io.recourse.command.gateway.ledger;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Adds the wallet's books up again: every balance from its transfers, and all balances of a currency to nothing. */
@Component
public class BooksProof {

    private final JdbcClient jdbc;

    BooksProof(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The first accounts that do not balance, in one view of the books; empty when all do. */
    public List<UnbalancedAccount> unbalanced(int most) {
        return jdbc.sql("""
                        WITH moved AS (
                            SELECT account, currency, sum(amount) AS amount
                              FROM (SELECT to_account AS account, currency, amount FROM command.ledger_transfer
                                    UNION ALL
                                    SELECT from_account, currency, -amount FROM command.ledger_transfer) AS sides
                             GROUP BY account, currency)
                        SELECT account, currency, coalesce(a.balance, 0) AS balance, coalesce(m.amount, 0) AS transfers
                          FROM command.ledger_account a FULL JOIN moved m USING (account, currency)
                         WHERE coalesce(a.balance, 0) <> coalesce(m.amount, 0)
                        UNION ALL
                        SELECT ?, currency, sum(balance), 0 FROM command.ledger_account
                         GROUP BY currency HAVING sum(balance) <> 0
                         ORDER BY currency, account LIMIT ?""")
                .param(UnbalancedAccount.ALL)
                .param(most)
                .query((row, n) -> new UnbalancedAccount(
                        row.getString("account"),
                        row.getString("currency"),
                        row.getBigDecimal("balance"),
                        row.getBigDecimal("transfers")))
                .list();
    }
}
