package io.recourse.dispute;

import io.recourse.actor.Act;
import io.recourse.deadline.Deadline;
import io.recourse.deadline.PolicyRef;
import io.recourse.payment.MerchantId;
import io.recourse.personal.Owner;
import io.recourse.terms.CaseTerms;
import io.recourse.work.Queue;
import java.util.List;
import java.util.Optional;
import org.axonframework.serialization.Revision;

/** A case was opened, with the promises and the terms that the policies gave it. */
@Revision("3")
public record DisputeOpened(
        CaseId caseId,
        Complaint complaint,
        List<DisputedPayment> payments,
        Optional<MerchantId> merchantId,
        Origin origin,
        Stage stage,
        List<PolicyRef> policies,
        List<Deadline> deadlines,
        CaseTerms terms,
        Queue queue,
        Act act)
        implements DisputeEvent {
    public DisputeOpened {
        payments = List.copyOf(payments);
        policies = List.copyOf(policies);
        deadlines = List.copyOf(deadlines);
    }

    @Override
    public Owner owner() {
        return new Owner.Customer(complaint.customerId());
    }

    @Override
    public List<Deadline> promises() {
        return deadlines;
    }
}
