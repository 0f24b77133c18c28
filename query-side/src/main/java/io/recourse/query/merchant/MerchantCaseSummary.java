package io.recourse.query.merchant;

import io.recourse.dispute.CaseId;
import io.recourse.dispute.CaseStatus;
import io.recourse.dispute.Funds;
import io.recourse.dispute.Outcome;
import io.recourse.dispute.Phase;
import io.recourse.dispute.Reason;
import io.recourse.dispute.Stage;
import io.recourse.money.Money;
import io.recourse.payment.PaymentId;
import io.recourse.query.dispute.CaseSummary;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A case as a line of its merchant's list. */
record MerchantCaseSummary(
        CaseId disputeId,
        long version,
        CaseStatus status,
        Stage stage,
        Phase phase,
        Optional<Outcome> outcome,
        Funds funds,
        List<PaymentId> paymentIds,
        Reason reason,
        Optional<Money> disputedAmount,
        Instant openedAt,
        Instant updatedAt,
        Optional<Instant> closedAt) {

    static MerchantCaseSummary of(CaseSummary summary) {
        return new MerchantCaseSummary(
                summary.disputeId(),
                summary.version(),
                summary.status(),
                summary.stage(),
                summary.phase(),
                summary.outcome(),
                summary.funds(),
                summary.paymentIds(),
                summary.reason(),
                summary.disputedAmount(),
                summary.openedAt(),
                summary.updatedAt(),
                summary.closedAt());
    }
}
