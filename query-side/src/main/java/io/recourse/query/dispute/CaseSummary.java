package io.recourse.query.dispute;

import io.recourse.actor.Channel;
import io.recourse.dispute.CaseId;
import io.recourse.dispute.CaseStatus;
import io.recourse.dispute.CaseTask;
import io.recourse.dispute.ExternalReference;
import io.recourse.dispute.Funds;
import io.recourse.dispute.Outcome;
import io.recourse.dispute.Party;
import io.recourse.dispute.Phase;
import io.recourse.dispute.Reason;
import io.recourse.dispute.Stage;
import io.recourse.dispute.WaitingFor;
import io.recourse.money.Money;
import io.recourse.payment.CustomerId;
import io.recourse.payment.MerchantId;
import io.recourse.payment.PaymentId;
import io.recourse.work.Queue;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

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

    static CaseSummary of(ResultSet row, List<CaseTask> tasks) throws SQLException {
        return new CaseSummary(
                CaseId.of(row.getString("case_id")),
                row.getLong("version"),
                CaseStatus.valueOf(row.getString("status")),
                Stage.valueOf(row.getString("stage")),
                Phase.valueOf(row.getString("phase")),
                list(row, "waiting_for", WaitingFor::valueOf),
                tasks,
                Queue.valueOf(row.getString("queue")),
                maybe(row, "assignee", Function.identity()),
                row.getBoolean("urgent"),
                maybe(row, "outcome", Outcome::valueOf),
                Funds.valueOf(row.getString("funds")),
                row.getInt("round"),
                list(row, "late", Party::valueOf),
                CustomerId.of(row.getString("customer_id")),
                maybe(row, "merchant_id", MerchantId::of),
                list(row, "payment_ids", PaymentId::of),
                Reason.valueOf(row.getString("reason")),
                Channel.valueOf(row.getString("channel")),
                disputedAmount(row),
                external(row),
                instant(row, "next_due_at"),
                instant(row, "opened_at").orElseThrow(),
                instant(row, "updated_at").orElseThrow(),
                instant(row, "closed_at"));
    }

    private static Optional<Money> disputedAmount(ResultSet row) throws SQLException {
        Optional<String> currency = maybe(row, "disputed_currency", Function.identity());
        String amount = row.getString("disputed_amount");
        return currency.map(code -> Money.of(amount, code));
    }

    private static Optional<ExternalReference> external(ResultSet row) throws SQLException {
        Optional<String> source = maybe(row, "external_source", Function.identity());
        String id = row.getString("external_id");
        return source.map(name -> new ExternalReference(name, id));
    }

    /** Empty for never, and for nothing. */
    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
                .filter(time -> !time.equals(OffsetDateTime.MAX))
                .map(OffsetDateTime::toInstant);
    }

    private static <T> List<T> list(ResultSet row, String column, Function<String, T> of) throws SQLException {
        return Arrays.stream((String[]) row.getArray(column).getArray()).map(of).toList();
    }

    private static <T> Optional<T> maybe(ResultSet row, String column, Function<String, T> of) throws SQLException {
        return Optional.ofNullable(row.getString(column)).map(of);
    }
}
