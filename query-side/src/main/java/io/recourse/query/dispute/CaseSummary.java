package io.recourse.query.dispute;

import io.recourse.actor.Channel;
import io.recourse.dispute.Axes;
import io.recourse.dispute.CaseId;
import io.recourse.dispute.CaseState;
import io.recourse.dispute.CaseStatus;
import io.recourse.dispute.CaseTask;
import io.recourse.dispute.Complaint;
import io.recourse.dispute.ExternalReference;
import io.recourse.dispute.Funds;
import io.recourse.dispute.Outcome;
import io.recourse.dispute.Party;
import io.recourse.dispute.Phase;
import io.recourse.dispute.Reason;
import io.recourse.dispute.Stage;
import io.recourse.dispute.Verdict;
import io.recourse.dispute.WaitingFor;
import io.recourse.money.Money;
import io.recourse.payment.CustomerId;
import io.recourse.payment.MerchantId;
import io.recourse.payment.PaymentId;
import io.recourse.work.Queue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A case as a line of a worklist: no personal words.
 *
 * @param nextDueAt of the earliest running deadline
 */
public record CaseSummary(
        CaseId disputeId,
        long version,
        CaseStatus status,
        Stage stage,
        Phase phase,
        List<WaitingFor> waitingFor,
        List<CaseTask> tasks,
        Queue queue,
        Optional<String> assignee,
        boolean urgent,
        Optional<Outcome> outcome,
        Funds funds,
        int round,
        List<Party> late,
        CustomerId customerId,
        Optional<MerchantId> merchantId,
        List<PaymentId> paymentIds,
        Reason reason,
        Channel channel,
        Optional<Money> disputedAmount,
        Optional<ExternalReference> external,
        Optional<Instant> nextDueAt,
        Instant openedAt,
        Instant updatedAt,
        Optional<Instant> closedAt) {

    static CaseSummary of(CaseState state) {
        Axes axes = Axes.of(state);
        Complaint complaint = state.complaint();
        return new CaseSummary(
                state.id(),
                state.version(),
                axes.status(),
                state.stage(),
                state.phase(),
                axes.waitingFor(),
                CaseTask.of(state),
                state.handling().queue(),
                state.handling().assignee(),
                complaint.urgent(),
                state.verdict().map(Verdict::outcome),
                axes.funds(),
                state.round(),
                state.late(),
                complaint.customerId(),
                state.merchantId(),
                complaint.paymentIds(),
                complaint.reason(),
                complaint.channel(),
                state.disputedAmount(),
                complaint.external(),
                CaseRow.nextDueAt(state),
                state.openedAt(),
                state.updatedAt(),
                state.closedAt());
    }
}
