package io.recourse.command.refund;

import io.recourse.command.gateway.Instruction;
import io.recourse.dispute.CaseId;
import io.recourse.payment.PaymentId;
import io.recourse.refund.RefundId;
import java.time.Instant;
import java.util.Optional;

/** Which refunds a gateway may have heard of. Written down before the gateway is asked, so that a crash forgets none. */
interface Submissions {

    /** A refund that may have reached its gateway, at {@code submittedAt} for the first time. */
    record Submission(RefundId refundId, CaseId caseId, PaymentId paymentId, String source, Instant submittedAt) {}

    /** Writes it down, for good; whether it had not been before. */
    boolean begin(String source, Instruction instruction);

    Optional<Submission> find(RefundId refundId);

    /** Notes how things stood at {@code at}, as the gateway told by itself; false when it has told of a later moment before. */
    boolean toldAt(RefundId refundId, Instant at);
}
