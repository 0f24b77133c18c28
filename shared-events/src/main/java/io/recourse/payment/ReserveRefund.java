package io.recourse.payment;

import io.recourse.actor.Act;
import io.recourse.dispute.CaseId;
import io.recourse.money.Money;
import io.recourse.refund.RefundId;
import io.recourse.terms.RefundLimits;
import java.util.Optional;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Sets part of the payment aside for a refund; the payment alone decides whether that can be.
 *
 * @param limits what the case that asks knows of the source
 */
public record ReserveRefund(
        @TargetAggregateIdentifier PaymentId paymentId,
        RefundId refundId,
        CaseId caseId,
        Money amount,
        Optional<RefundLimits> limits,
        Act act)
        implements PaymentCommand {}
