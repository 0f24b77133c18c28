package io.recourse.query.merchant;

import io.recourse.dispute.Axes;
import io.recourse.dispute.CaseId;
import io.recourse.dispute.CaseState;
import io.recourse.dispute.CaseStatus;
import io.recourse.dispute.Complaint;
import io.recourse.dispute.Funds;
import io.recourse.dispute.Outcome;
import io.recourse.dispute.Phase;
import io.recourse.dispute.Reason;
import io.recourse.dispute.Stage;
import io.recourse.dispute.Verdict;
import io.recourse.money.Money;
import io.recourse.payment.PaymentId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A case as a line of its merchant's list: nothing about a person. */
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

    /** The columns of {@link #cells}. */
    static final List<String> HEADER = List.of(
            "disputeId",
            "version",
            "status",
            "stage",
            "phase",
            "outcome",
            "funds",
            "paymentIds",
            "reason",
            "disputedAmount",
            "currency",
            "openedAt",
            "updatedAt",
            "closedAt");

    static MerchantCaseSummary of(CaseState state) {
        Axes axes = Axes.of(state);
        Complaint complaint = state.complaint();
        return new MerchantCaseSummary(
                state.id(),
                state.version(),
                axes.status(),
                state.stage(),
                state.phase(),
                state.verdict().map(Verdict::outcome),
                axes.funds(),
                complaint.paymentIds(),
                complaint.reason(),
                state.disputedAmount(),
                state.openedAt(),
                state.updatedAt(),
                state.closedAt());
    }

    /** As a row of a table; several payments are separated by spaces. */
    List<String> cells() {
        return List.of(
                disputeId.value(),
                Long.toString(version),
                status.name(),
                stage.name(),
                phase.name(),
                outcome.map(Enum::name).orElse(""),
                funds.name(),
                paymentIds.stream().map(PaymentId::value).collect(Collectors.joining(" ")),
                reason.name(),
                disputedAmount.map(money -> money.amount().toPlainString()).orElse(""),
                disputedAmount.map(money -> money.currency().getCurrencyCode()).orElse(""),
                openedAt.toString(),
                updatedAt.toString(),
                closedAt.map(Instant::toString).orElse(""));
    }
}
