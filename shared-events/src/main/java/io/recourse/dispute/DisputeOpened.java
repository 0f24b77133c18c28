package io.recourse.dispute;

import io.recourse.actor.Act;
import io.recourse.deadline.Deadline;
import io.recourse.deadline.PolicyRef;
import io.recourse.payment.MerchantId;
import java.util.List;
import java.util.Optional;
import org.axonframework.serialization.Revision;

/** A case was opened, with the promises that the policy made for it. */
@Revision("1")
public record DisputeOpened(
        CaseId caseId,
        Complaint complaint,
        List<DisputedPayment> payments,
        Optional<MerchantId> merchantId,
        Origin origin,
        Stage stage,
        PolicyRef policy,
        List<Deadline> deadlines,
        Act act)
        implements DisputeEvent {}
