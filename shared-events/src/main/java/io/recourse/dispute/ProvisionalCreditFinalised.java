package io.recourse.dispute;

import io.recourse.actor.Act;
import io.recourse.money.Money;
import io.recourse.refund.RefundId;
import org.axonframework.serialization.Revision;

/** A provisional credit stays with the customer. */
@Revision("1")
public record ProvisionalCreditFinalised(CaseId caseId, RefundId refundId, Money amount, Act act)
        implements DisputeEvent {}
