package io.recourse.command.refund;

import io.recourse.command.gateway.Instruction;
import io.recourse.dispute.CaseId;
import io.recourse.payment.PaymentId;
import io.recourse.refund.RefundId;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** In a table, each row committed by itself. */
@Component
class StoredSubmissions implements Submissions {

    private final JdbcClient jdbc;
    private final TransactionTemplate ownTransaction;
    private final Clock clock;

    StoredSubmissions(JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock) {
        this.jdbc = jdbc;
        this.ownTransaction = new TransactionTemplate(transactions);
        this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.clock = clock;
    }

    @Override
    public boolean begin(String source, Instruction instruction) {
        return Boolean.TRUE.equals(ownTransaction.execute(status -> jdbc.sql("""
                        INSERT INTO command.refund_submission (refund_id, case_id, payment_id, source, submitted_at)
                        VALUES (?, ?, ?, ?, ?) ON CONFLICT (refund_id) DO NOTHING""")
                        .param(instruction.refundId().value())
                        .param(instruction.caseId().value())
                        .param(instruction.payment().id().value())
                        .param(source)
                        .param(Timestamp.from(clock.instant()))
                        .update()
                == 1));
    }

    @Override
    public Optional<Submission> find(RefundId refundId) {
        return jdbc.sql("SELECT * FROM command.refund_submission WHERE refund_id = ?")
                .param(refundId.value())
                .query((row, n) -> new Submission(
                        RefundId.of(row.getString("refund_id")),
                        CaseId.of(row.getString("case_id")),
                        PaymentId.of(row.getString("payment_id")),
                        row.getString("source"),
                        row.getTimestamp("submitted_at").toInstant()))
                .optional();
    }

    @Override
    public boolean toldAt(RefundId refundId, Instant at) {
        return jdbc.sql("""
                        UPDATE command.refund_submission SET told_at = ?
                        WHERE refund_id = ? AND (told_at IS NULL OR told_at <= ?)""")
                        .param(Timestamp.from(at))
                        .param(refundId.value())
                        .param(Timestamp.from(at))
                        .update()
                == 1;
    }
}
