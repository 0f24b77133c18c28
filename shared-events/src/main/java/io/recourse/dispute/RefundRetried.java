package io.recourse.dispute;

import io.recourse.actor.Act;
import io.recourse.refund.RefundId;
import org.axonframework.serialization.Revision;

/** Somebody had a refund tried once more, under the same id. */
@Revision("1")
public record RefundRetried(CaseId caseId, RefundId refundId, Act act) implements DisputeEvent {}
