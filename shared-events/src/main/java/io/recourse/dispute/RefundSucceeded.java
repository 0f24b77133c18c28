package io.recourse.dispute;

import io.recourse.actor.Act;
import io.recourse.money.Money;
import io.recourse.refund.RefundId;
import org.axonframework.serialization.Revision;

/** The money of a refund has moved. */
@Revision("1")
public record RefundSucceeded(CaseId caseId, RefundId refundId, Money amount, String gatewayReference, Act act)
        implements DisputeEvent {}
