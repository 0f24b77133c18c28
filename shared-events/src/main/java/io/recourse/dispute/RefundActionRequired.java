package io.recourse.dispute;

import io.recourse.actor.Act;
import io.recourse.money.Money;
import io.recourse.refund.RefundId;
import org.axonframework.serialization.Revision;

/** The gateway of a refund waits for somebody outside, as a rule the customer.
 *
 * @param action what it waits for, in its own word
 */
@Revision("1")
public record RefundActionRequired(
        CaseId caseId, RefundId refundId, Money amount, String gatewayReference, String action, Act act)
        implements DisputeEvent {}
