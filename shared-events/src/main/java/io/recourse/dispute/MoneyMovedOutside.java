package io.recourse.dispute;

import io.recourse.actor.Act;
import io.recourse.money.Money;
import io.recourse.payment.OutsideMovement;
import io.recourse.payment.PaymentId;
import org.axonframework.serialization.Revision;

/** Money of a payment of this case moved without Recourse.
 *
 * @param refundable what the payment has left after it; less than nothing when money went back twice
 */
@Revision("1")
public record MoneyMovedOutside(CaseId caseId, PaymentId paymentId, OutsideMovement movement, Money refundable, Act act)
        implements DisputeEvent {}
