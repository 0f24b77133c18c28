package io.recourse.query.merchant;

import io.recourse.dispute.CaseStatus;
import io.recourse.dispute.Outcome;
import io.recourse.dispute.Phase;
import io.recourse.dispute.Reason;
import io.recourse.dispute.Stage;
import io.recourse.payment.PaymentId;
import io.recourse.query.list.Where;
import io.swagger.v3.oas.annotations.Parameter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Which of a merchant's cases are wanted: those for which every filter holds that is given. */
record MerchantFilter(
        List<CaseStatus> status,
        List<Stage> stage,
        List<Phase> phase,
        List<Outcome> outcome,
        List<Reason> reason,
        List<PaymentId> paymentId,

        @Parameter(description = "Opened after this instant")
        Optional<Instant> openedAfter,

        @Parameter(description = "Begin with what changed after this instant; a cursor takes its place")
        Optional<Instant> updatedAfter) {

    void narrow(Where where) {
        where.anyOf("change.status", status)
                .anyOf("stage", stage)
                .anyOf("phase", phase)
                .anyOf("outcome", outcome)
                .anyOf("reason", reason)
                .hasAnyOf("payment_ids", paymentId)
                .after("opened_at", openedAfter);
    }
}
