package io.recourse.dispute;

import io.recourse.actor.Act;
import io.recourse.refund.RefundId;
import org.axonframework.serialization.Revision;

/** A second person agreed to a refund. */
@Revision("1")
public record RefundApproved(CaseId caseId, RefundId refundId, Act act) implements DisputeEvent {}
