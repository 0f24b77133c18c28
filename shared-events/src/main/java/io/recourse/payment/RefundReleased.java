package io.recourse.payment;

import io.recourse.actor.Act;
import io.recourse.dispute.CaseId;
import io.recourse.dispute.OfCase;
import io.recourse.money.Money;
import io.recourse.refund.RefundFailure;
import io.recourse.refund.RefundId;
import org.axonframework.serialization.Revision;

/** The reservation was given back. */
@Revision("1")
public record RefundReleased(
        PaymentId paymentId, RefundId refundId, CaseId caseId, Money amount, RefundFailure failure, Act act)
        implements PaymentEvent, OfCase {}
