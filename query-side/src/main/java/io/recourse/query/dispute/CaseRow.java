package io.recourse.query.dispute;

import io.recourse.actor.Channel;
import io.recourse.deadline.DeadlineName;
import io.recourse.deadline.PinnedDeadline;
import io.recourse.dispute.Axes;
import io.recourse.dispute.CaseId;
import io.recourse.dispute.CaseState;
import io.recourse.dispute.CaseStatus;
import io.recourse.dispute.Complaint;
import io.recourse.dispute.ExternalReference;
import io.recourse.dispute.Funds;
import io.recourse.dispute.Origin;
import io.recourse.dispute.Outcome;
import io.recourse.dispute.Party;
import io.recourse.dispute.Phase;
import io.recourse.dispute.Reason;
import io.recourse.dispute.Stage;
import io.recourse.payment.CustomerId;
import io.recourse.payment.MerchantId;
import io.recourse.payment.PaymentId;
import io.recourse.personal.Personal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/** A row of {@code query.dispute_case}. The one place that says what a case is found by. */
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
        String searchText,
        String nextDueAt,
        Instant openedAt,
        Instant updatedAt,
        Optional<Instant> closedAt) {

    private static final String NEVER = "infinity";

    static CaseRow of(CaseState state) {
        Axes axes = Axes.of(state);
        Complaint complaint = state.complaint();
        return new CaseRow(
                state.id(),
                state.version(),
                state,
                axes.status(),
                state.origin(),
                state.stage(),
                state.phase(),
                state.verdict().map(CaseState.Verdict::outcome),
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
                searchText(state),
                nextDueAt(state).map(Instant::toString).orElse(NEVER),
                state.openedAt(),
                state.updatedAt(),
                state.closedAt());
    }

    private static List<DeadlineName> missed(CaseState state) {
        return state.deadlines().stream()
                .filter(d -> d.state() == PinnedDeadline.State.EXPIRED)
                .map(d -> d.deadline().name())
                .toList();
    }

    /** When the earliest pending deadline is due. */
    static Optional<Instant> nextDueAt(CaseState state) {
        return state.deadlines().stream()
                .filter(PinnedDeadline::pending)
                .map(d -> d.deadline().dueAt())
                .min(Instant::compareTo);
    }

    private static String searchText(CaseState state) {
        Complaint complaint = state.complaint();
        return Stream.of(
                        Stream.of(state.id().value(), complaint.customerId().value()),
                        state.merchantId().stream().map(MerchantId::value),
                        complaint.paymentIds().stream().map(PaymentId::value),
                        complaint.external().stream().map(ExternalReference::id),
                        complaint.description().stream().map(Personal::value))
                .flatMap(words -> words)
                .collect(Collectors.joining("\n"))
                .toLowerCase(Locale.ROOT);
    }
}
