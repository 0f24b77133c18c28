package io.recourse.dispute;

import io.recourse.actor.Act;
import io.recourse.money.Money;
import io.recourse.refund.RefundId;
import org.axonframework.serialization.Revision;

/** A gateway has taken a refund; whether and when the money moves is still to come. */
@Revision("1")
public record RefundSubmitted(CaseId caseId, RefundId refundId, Money amount, String gatewayReference, Act act)
        implements DisputeEvent {}
