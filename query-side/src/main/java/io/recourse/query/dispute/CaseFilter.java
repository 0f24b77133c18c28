package io.recourse.query.dispute;

import io.recourse.actor.Channel;
import io.recourse.deadline.DeadlineName;
import io.recourse.dispute.CaseStatus;
import io.recourse.dispute.CaseTask;
import io.recourse.dispute.Funds;
import io.recourse.dispute.Origin;
import io.recourse.dispute.Outcome;
import io.recourse.dispute.Party;
import io.recourse.dispute.Phase;
import io.recourse.dispute.Reason;
import io.recourse.dispute.Stage;
import io.recourse.dispute.WaitingFor;
import io.recourse.incident.IncidentId;
import io.recourse.payment.CustomerId;
import io.recourse.payment.MerchantId;
import io.recourse.query.list.Where;
import io.recourse.query.search.Search;
import io.recourse.work.Queue;
import io.swagger.v3.oas.annotations.Parameter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Which cases are wanted: those for which every filter holds that is given. A list holds when the case has one of its
 * values; an empty list asks for nothing.
 *
 * @param late parties that missed a deadline in this round
 * @param missed names of deadlines that expired
 * @param source systems that an external reference belongs to
 * @param dueBefore some running deadline is due before it
 * @param q words, all of which were said in the case or name it
 */
public record CaseFilter(
        List<CaseStatus> status,
        List<Stage> stage,
        List<Phase> phase,
        List<Reason> reason,
        List<Channel> channel,
        List<Outcome> outcome,
        List<Funds> funds,
        List<MerchantId> merchantId,
        List<CustomerId> customerId,
        List<Origin> origin,
        List<Queue> queue,

        @Parameter(description = "Who has the case, by the subject of the token")
        List<String> assignee,

        Optional<Boolean> urgent,

        @Parameter(description = "What the case cannot go on without")
        List<WaitingFor> waitingFor,

        @Parameter(description = "What a person must see to about money")
        List<CaseTask.Kind> task,

        List<IncidentId> incidentId,

        @Parameter(description = "Parties that missed a deadline in this round")
        List<Party> late,

        @Parameter(description = "Names of deadlines that expired, for example FIRST_RESPONSE")
        List<DeadlineName> missed,

        @Parameter(description = "Systems that an external reference belongs to")
        List<String> source,

        @Parameter(description = "Some running deadline is due before this instant")
        Optional<Instant> dueBefore,

        @Parameter(description = "Opened after this instant")
        Optional<Instant> openedAfter,

        @Parameter(description = "Last changed after this instant")
        Optional<Instant> updatedAfter,

        @Parameter(
                description = "mine: the caller has them; atRisk: a deadline runs out within a day;"
                        + " actionRequired: they wait for staff")
        Optional<WorkView> view,

        @Parameter(
                description =
                        "Words, in Chinese or English, all of which were said in the case, or are an id or an order number"
                                + " of it; the last may be the beginning of one")
        Optional<String> q) {

    /** As the indexes have it that hold the few cases at which there is something to do. */
    private static final String LIVE =
            "(phase <> 'CLOSED' or next_due_at < 'infinity' or tasks <> '{}' or funds = 'REFUND_PENDING')";

    /** As the index has it that holds what cases wait for. */
    private static final String WAITING = "waiting_for <> '{}'";

    /** As the index has it that holds the cases in which somebody was late. */
    private static final String LATE = "(late <> '{}' or missed <> '{}')";

    /** @param reader whose cases are "mine", by the subject of the token */
    Where where(String reader, Instant now, Search search) {
        Where where = new Where()
                .anyOf("status", status)
                .anyOf("stage", stage)
                .anyOf("phase", phase)
                .anyOf("reason", reason)
                .anyOf("channel", channel)
                .anyOf("outcome", outcome)
                .anyOf("funds", funds)
                .anyOf("merchant_id", merchantId)
                .anyOf("customer_id", customerId)
                .anyOf("origin", origin)
                .anyOf("queue", queue)
                .anyOf("assignee", assignee)
                .hasAnyOf("waiting_for", waitingFor)
                .hasAnyOf("tasks", task)
                .anyOf("incident_id", incidentId)
                .hasAnyOf("late", late)
                .hasAnyOf("missed", missed)
                .anyOf("external_source", source)
                .before("next_due_at", dueBefore)
                .after("opened_at", openedAfter)
                .after("updated_at", updatedAfter);
        if (!task.isEmpty()) {
            where.implying("tasks <> '{}'");
        } else if (live()) {
            where.implying(LIVE);
        } else if (closed()) {
            where.implying("phase = 'CLOSED'");
        }
        if (!late.isEmpty() || !missed.isEmpty()) {
            where.implying(LATE);
        }
        urgent.ifPresent(wanted -> where.and("urgent = ?", wanted));
        view.ifPresent(wanted -> wanted.limit(where, reader, now));
        q.ifPresent(words -> search.narrow(where, words));
        return where;
    }

    /** Whether the cases wanted are in each order already: those of one person, or one merchant. */
    boolean ordered() {
        return assignee.size() == 1
                || merchantId.size() == 1
                || view.filter(wanted -> wanted.kind() == WorkView.Kind.MINE).isPresent();
    }

    /** Whether the cases wanted are near each other: they came in at about the same time. */
    boolean clustered() {
        return openedAfter.isPresent() || updatedAfter.isPresent();
    }

    /** Whether the database does not know how many there are: it keeps no count of what no case has. */
    boolean inArrays() {
        return !late.isEmpty() || !missed.isEmpty();
    }

    /** What has an index of its own among the cases at work, if anything is asked that has. */
    Optional<Where> atHand(Instant now) {
        if (!waitingFor.isEmpty()) {
            return Optional.of(gathered(new Where().hasAnyOf("waiting_for", waitingFor)));
        }
        return view.filter(wanted -> wanted.kind() == WorkView.Kind.AT_RISK)
                .map(atRisk -> now.plus(WorkView.RISK))
                .or(() -> dueBefore)
                .map(limit -> new Where().before("next_due_at", Optional.of(limit)));
    }

    /** {@code where}, for few cases: of many the database would take this index as well, and sort them all. */
    Where gathered(Where where) {
        return waitingFor.isEmpty() ? where : where.implying(WAITING);
    }

    /** Whether only cases can be wanted at which there is something to do: the filters say so already, but not in the words of an index. */
    boolean live() {
        return !waitingFor.isEmpty()
                || !task.isEmpty()
                || dueBefore.isPresent()
                || view.filter(wanted -> wanted.kind() != WorkView.Kind.MINE).isPresent()
                || funds.equals(List.of(Funds.REFUND_PENDING))
                || !status.isEmpty() && !status.contains(CaseStatus.CLOSED)
                || !phase.isEmpty() && !phase.contains(Phase.CLOSED);
    }

    private boolean closed() {
        return status.equals(List.of(CaseStatus.CLOSED)) || phase.equals(List.of(Phase.CLOSED));
    }
}
