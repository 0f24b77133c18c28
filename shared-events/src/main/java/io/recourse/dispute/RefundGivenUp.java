package io.recourse.dispute;

import io.recourse.actor.Act;
import io.recourse.money.Money;
import io.recourse.refund.RefundId;
import org.axonframework.serialization.Revision;

/** Nothing is tried any more by itself: what became of a refund is not known, or it cannot be done for now. What was reserved
 * stays so until a person has seen to it.
 *
 * @param code what stood in the way last
 * @param tries how often it was tried
 */
@Revision("1")
public record RefundGivenUp(CaseId caseId, RefundId refundId, Money amount, String code, int tries, Act act)
        implements DisputeEvent {}
