package io.recourse.query.dispute;

import io.recourse.actor.Channel;
import io.recourse.deadline.DeadlineName;
import io.recourse.deadline.PinnedDeadline;
import io.recourse.dispute.Axes;
import io.recourse.dispute.CaseId;
import io.recourse.dispute.CaseState;
import io.recourse.dispute.CaseStatus;
import io.recourse.dispute.CaseTask;
import io.recourse.dispute.Complaint;
import io.recourse.dispute.ExternalReference;
import io.recourse.dispute.Funds;
import io.recourse.dispute.Handling;
import io.recourse.dispute.Origin;
import io.recourse.dispute.Outcome;
import io.recourse.dispute.Party;
import io.recourse.dispute.Phase;
import io.recourse.dispute.Reason;
import io.recourse.dispute.Stage;
import io.recourse.dispute.Verdict;
import io.recourse.dispute.WaitingFor;
import io.recourse.incident.IncidentId;
import io.recourse.money.Money;
import io.recourse.payment.CustomerId;
import io.recourse.payment.MerchantId;
import io.recourse.payment.PaymentId;
import io.recourse.work.Queue;
import io.recourse.work.Satisfaction;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/** A row of {@code query.dispute_case}. The one place that says what lists filter and sort by. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record CaseRow(
        CaseId caseId,
        long version,
        CaseState doc,
        CaseStatus status,
        Origin origin,
        Stage stage,
        Phase phase,
        Optional<Outcome> outcome,
        Funds funds,
        int round,
        List<Party> late,
        List<DeadlineName> missed,
        Reason reason,
        Channel channel,
        CustomerId customerId,
        Optional<MerchantId> merchantId,
        List<PaymentId> paymentIds,
        Optional<String> externalSource,
        Optional<String> externalId,
        String nextDueAt,
        Instant openedAt,
        Instant updatedAt,
        Optional<Instant> closedAt,
        Queue queue,
        Optional<String> assignee,
        boolean urgent,
        List<WaitingFor> waitingFor,
        List<CaseTask.Kind> tasks,
        Optional<IncidentId> incidentId,
        Optional<Instant> firstAnsweredAt,
        int contacts,
        int escalations,
        Optional<Integer> satisfaction,
        Optional<BigDecimal> disputedAmount,
        Optional<Currency> disputedCurrency) {

    private static final String NEVER = "infinity";

    static CaseRow of(CaseState state) {
        Axes axes = Axes.of(state);
        Complaint complaint = state.complaint();
        Handling handling = state.handling();
        return new CaseRow(
                state.id(),
                state.version(),
                state,
                axes.status(),
                state.origin(),
                state.stage(),
                state.phase(),
                state.verdict().map(Verdict::outcome),
                axes.funds(),
                state.round(),
                state.late(),
                missed(state),
                complaint.reason(),
                complaint.channel(),
                complaint.customerId(),
                state.merchantId(),
                complaint.paymentIds(),
                complaint.external().map(ExternalReference::source),
                complaint.external().map(ExternalReference::id),
                nextDueAt(state).map(Instant::toString).orElse(NEVER),
                state.openedAt(),
                state.updatedAt(),
                state.closedAt(),
                handling.queue(),
                handling.assignee(),
                complaint.urgent(),
                axes.waitingFor(),
                CaseTask.of(state).stream().map(CaseTask::kind).distinct().toList(),
                handling.incident(),
                handling.firstAnsweredAt(),
                handling.contacts(),
                handling.escalations(),
                handling.satisfaction().map(Satisfaction::score),
                state.disputedAmount().map(Money::amount),
                state.disputedAmount().map(Money::currency));
    }

    private static List<DeadlineName> missed(CaseState state) {
        return state.deadlines().stream()
                .filter(d -> d.state() == PinnedDeadline.State.EXPIRED)
                .map(d -> d.deadline().name())
                .toList();
    }

    /** When the earliest deadline that runs is due; one that stands still is not due at any time. */
    static Optional<Instant> nextDueAt(CaseState state) {
        return state.deadlines().stream()
                .filter(PinnedDeadline::running)
                .map(d -> d.deadline().dueAt())
                .min(Instant::compareTo);
    }
}
