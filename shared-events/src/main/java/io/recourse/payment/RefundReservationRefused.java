package io.recourse.payment;

import io.recourse.actor.Act;
import io.recourse.dispute.CaseId;
import io.recourse.dispute.OfCase;
import io.recourse.money.Money;
import io.recourse.refund.RefundId;
import io.recourse.rejection.Rule;
import org.axonframework.serialization.Revision;

/** The payment could not give what was asked; nothing was set aside. */
@Revision("1")
public record RefundReservationRefused(
        PaymentId paymentId, RefundId refundId, CaseId caseId, Money amount, Rule rule, Act act)
        implements PaymentEvent, OfCase {}
