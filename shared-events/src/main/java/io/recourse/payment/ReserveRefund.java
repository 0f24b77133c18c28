package io.recourse.payment;

import io.recourse.actor.Act;
import io.recourse.dispute.CaseId;
import io.recourse.money.Money;
import io.recourse.refund.RefundId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Sets part of the payment aside for a refund; the payment alone decides whether that much is left. */
public record ReserveRefund(
        @TargetAggregateIdentifier PaymentId paymentId, RefundId refundId, CaseId caseId, Money amount, Act act)
        implements PaymentCommand {}
