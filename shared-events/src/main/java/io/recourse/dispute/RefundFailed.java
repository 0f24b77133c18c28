package io.recourse.dispute;

import io.recourse.actor.Act;
import io.recourse.money.Money;
import io.recourse.refund.RefundFailure;
import io.recourse.refund.RefundId;
import org.axonframework.serialization.Revision;

/** A refund moved no money. */
@Revision("1")
public record RefundFailed(CaseId caseId, RefundId refundId, Money amount, RefundFailure failure, Act act)
        implements DisputeEvent {}
