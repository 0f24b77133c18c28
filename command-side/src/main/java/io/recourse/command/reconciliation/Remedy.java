package io.recourse.command.reconciliation;

import io.recourse.command.gateway.Standing;
import io.recourse.payment.OutsideMovement;
import io.recourse.payment.PaymentId;
import io.recourse.refund.RefundId;
import java.time.Instant;

/** What is to be done about a difference. */
sealed interface Remedy {

    /** The refund is told how it stands, as by a webhook. */
    record Tell(RefundId refundId, Standing standing, Instant at) implements Remedy {}

    /** The same of a refund that had succeeded. */
    record Reverse(PaymentId paymentId, RefundId refundId, String code, Instant at) implements Remedy {}

    record Record(PaymentId paymentId, OutsideMovement movement) implements Remedy {}

    /** A person must look into it. */
    record Person() implements Remedy {}

    /** The gateway must be asked, and did not answer. */
    record Unanswered() implements Remedy {}
}
