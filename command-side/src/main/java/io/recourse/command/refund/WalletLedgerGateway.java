package io.recourse.command.refund;

import io.recourse.payment.PaymentDetails;
import java.sql.Timestamp;
import java.time.Clock;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The wallet's own ledger. Its table is the witness of what money moved: one row for a refund, committed by itself, however
 * often and from wherever the refund is asked for.
 */
@Component
class WalletLedgerGateway implements RefundGateway {

    private final JdbcClient jdbc;
    private final TransactionTemplate ownTransaction;
    private final Clock clock;

    WalletLedgerGateway(JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock) {
        this.jdbc = jdbc;
        this.ownTransaction = new TransactionTemplate(transactions);
        this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.clock = clock;
    }

    @Override
    public String source() {
        return PaymentDetails.WALLET_LEDGER;
    }

    @Override
    public Outcome execute(Instruction instruction) throws GatewayUnavailable {
        return once(Movement.REFUND, instruction);
    }

    @Override
    public Outcome takeBack(Instruction instruction) throws GatewayUnavailable {
        return once(Movement.REVERSAL, instruction);
    }

    /** The two ways in which money moves, each with a table of its own. */
    private enum Movement {
        REFUND("command.wallet_ledger_refund", "ledger:"),
        REVERSAL("command.wallet_ledger_reversal", "ledger-reversal:");

        private final String table;
        private final String reference;

        Movement(String table, String reference) {
            this.table = table;
            this.reference = reference;
        }
    }

    private Outcome once(Movement movement, Instruction instruction) throws GatewayUnavailable {
        try {
            return ownTransaction.execute(status -> move(movement, instruction));
        } catch (DataAccessException | TransactionException e) {
            throw new GatewayUnavailable("the wallet ledger did not answer", e);
        }
    }

    private Outcome move(Movement movement, Instruction instruction) {
        jdbc.sql("INSERT INTO " + movement.table + " (refund_id, payment_id, amount, currency, moved_at)"
                        + " VALUES (?, ?, ?, ?, ?) ON CONFLICT (refund_id) DO NOTHING")
                .param(instruction.refundId().value())
                .param(instruction.paymentId().value())
                .param(instruction.amount().amount())
                .param(instruction.amount().currency().getCurrencyCode())
                .param(Timestamp.from(clock.instant()))
                .update();
        boolean same = jdbc.sql("SELECT payment_id = ? AND amount = ? AND currency = ? FROM " + movement.table
                        + " WHERE refund_id = ?")
                .param(instruction.paymentId().value())
                .param(instruction.amount().amount())
                .param(instruction.amount().currency().getCurrencyCode())
                .param(instruction.refundId().value())
                .query(Boolean.class)
                .single();
        return same
                ? new Outcome.Succeeded(movement.reference + instruction.refundId())
                : new Outcome.Declined("refund-id-used-for-another-refund");
    }
}
