package io.recourse.query.audit.access;

import io.recourse.actor.Role;
import io.recourse.dispute.CaseId;
import io.recourse.payment.CustomerId;
import io.recourse.payment.PaymentId;
import io.recourse.query.list.Where;
import io.swagger.v3.oas.annotations.Parameter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Which accesses are wanted: those for which every filter holds that is given.
 *
 * @param from earliest
 * @param to latest, itself not included
 */
record AccessFilter(
        @Parameter(description = "Who read, by the subject of the token")
        List<String> actor,

        List<Role> role,
        List<CaseId> caseId,
        List<PaymentId> paymentId,

        @Parameter(description = "Reads of any case or payment of these customers, and lists of theirs alone")
        List<CustomerId> customerId,

        @Parameter(description = "Answered at this instant or later")
        Optional<Instant> from,

        @Parameter(description = "Answered before this instant")
        Optional<Instant> to) {

    Where where() {
        return new Where()
                .anyOf("actor_id", actor)
                .anyOf("actor_role", role)
                .anyOf("case_id", caseId)
                .anyOf("payment_id", paymentId)
                .anyOf("customer_id", customerId)
                .from("at", from)
                .before("at", to);
    }
}
