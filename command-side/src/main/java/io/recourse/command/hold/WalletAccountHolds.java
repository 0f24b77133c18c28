package io.recourse.command.hold;

import java.sql.Timestamp;
import java.time.Clock;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** The wallet's own accounts. Its table is the witness of what was locked: one row for an instruction, committed by itself. */
@Component
class WalletAccountHolds implements AccountHolds {

    private final JdbcClient jdbc;
    private final TransactionTemplate ownTransaction;
    private final Clock clock;

    WalletAccountHolds(JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock) {
        this.jdbc = jdbc;
        this.ownTransaction = new TransactionTemplate(transactions);
        this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.clock = clock;
    }

    @Override
    public void hold(Instruction instruction) throws WalletUnavailable {
        tell(instruction, true);
    }

    @Override
    public void release(Instruction instruction) throws WalletUnavailable {
        tell(instruction, false);
    }

    private void tell(Instruction instruction, boolean locks) throws WalletUnavailable {
        try {
            ownTransaction.executeWithoutResult(status -> record(instruction, locks));
        } catch (DataAccessException | TransactionException e) {
            throw new WalletUnavailable("the wallet did not answer", e);
        }
    }

    private void record(Instruction instruction, boolean locks) {
        jdbc.sql("""
                        INSERT INTO command.wallet_account_hold (case_id, event_id, customer_id, locks, told_at)
                        VALUES (?, ?, ?, ?, ?) ON CONFLICT (case_id, event_id) DO NOTHING""")
                .param(instruction.caseId().value())
                .param(instruction.eventId())
                .param(instruction.customerId().value())
                .param(locks)
                .param(Timestamp.from(clock.instant()))
                .update();
    }
}
