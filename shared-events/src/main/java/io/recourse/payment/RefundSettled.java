package io.recourse.payment;

import io.recourse.actor.Act;
import io.recourse.dispute.CaseId;
import io.recourse.dispute.OfCase;
import io.recourse.money.Money;
import io.recourse.refund.RefundId;
import org.axonframework.serialization.Revision;

/** The reserved money has moved. */
@Revision("1")
public record RefundSettled(
        PaymentId paymentId, RefundId refundId, CaseId caseId, Money amount, String gatewayReference, Act act)
        implements PaymentEvent, OfCase {}
