package io.recourse.payment;

import io.recourse.actor.Act;
import io.recourse.dispute.CaseId;
import io.recourse.dispute.OfCase;
import io.recourse.money.Money;
import io.recourse.refund.RefundId;
import org.axonframework.serialization.Revision;

/** Part of the payment is set aside for a refund, which {@code source} can execute. */
@Revision("1")
public record RefundReserved(
        PaymentId paymentId, RefundId refundId, CaseId caseId, Money amount, String source, Act act)
        implements PaymentEvent, OfCase {}
