package io.recourse.dispute;

import io.recourse.actor.Act;
import io.recourse.deadline.Deadline;
import io.recourse.money.Money;
import io.recourse.payment.PaymentId;
import io.recourse.personal.Personal;
import io.recourse.refund.RefundId;
import io.recourse.terms.RefundLimits;
import java.util.List;
import java.util.Optional;
import org.axonframework.serialization.Revision;

/** Money was asked to go back to the customer.
 *
 * @param approvalNeeded nothing moves before a second person agrees
 * @param promised until when it should have moved
 * @param limits what the source of the payment allows, as far as the policies of the case know
 */
@Revision("2")
public record RefundRequested(
        CaseId caseId,
        RefundId refundId,
        PaymentId paymentId,
        Money amount,
        Optional<Personal<String>> reason,
        boolean approvalNeeded,
        Optional<Deadline> promised,
        Optional<RefundLimits> limits,
        Act act)
        implements DisputeEvent {
    @Override
    public List<Deadline> promises() {
        return promised.stream().toList();
    }
}
