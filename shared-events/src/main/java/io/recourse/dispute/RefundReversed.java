package io.recourse.dispute;

import io.recourse.actor.Act;
import io.recourse.money.Money;
import io.recourse.payment.PaymentId;
import io.recourse.refund.RefundFailure;
import io.recourse.refund.RefundId;
import org.axonframework.serialization.Revision;

/** Money that had gone to the customer came back: a credit was taken back, or a refund failed after it had succeeded. */
@Revision("1")
public record RefundReversed(
        CaseId caseId, RefundId refundId, PaymentId paymentId, Money amount, RefundFailure failure, Act act)
        implements DisputeEvent {}
