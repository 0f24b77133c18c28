package io.recourse.dispute;

import io.recourse.actor.Act;
import io.recourse.personal.Personal;
import io.recourse.refund.RefundId;
import java.util.Optional;
import org.axonframework.serialization.Revision;

/** Somebody found out what became of a refund that no gateway could end.
 *
 * @param moved whether the customer has the money
 * @param reference where that can be seen: a transfer, a statement, a ticket
 */
@Revision("1")
public record RefundResolved(
        CaseId caseId, RefundId refundId, boolean moved, String reference, Optional<Personal<String>> reason, Act act)
        implements DisputeEvent {}
