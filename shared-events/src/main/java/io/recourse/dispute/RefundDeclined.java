package io.recourse.dispute;

import io.recourse.actor.Act;
import io.recourse.personal.Personal;
import io.recourse.refund.RefundId;
import java.util.Optional;
import org.axonframework.serialization.Revision;

/** A second person did not agree to a refund; no money moves. */
@Revision("1")
public record RefundDeclined(CaseId caseId, RefundId refundId, Optional<Personal<String>> reason, Act act)
        implements DisputeEvent {}
