package io.recourse.dispute;

import io.recourse.actor.Act;
import io.recourse.money.Money;
import io.recourse.refund.RefundId;
import org.axonframework.serialization.Revision;

/** The money of a refund has left the merchant and cannot reach the customer. A person must see to it.
 *
 * @param code why, in the gateway's own word
 */
@Revision("1")
public record RefundAbnormal(
        CaseId caseId, RefundId refundId, Money amount, String gatewayReference, String code, Act act)
        implements DisputeEvent {}
