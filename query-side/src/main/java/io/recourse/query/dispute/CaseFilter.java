package io.recourse.query.dispute;

import io.recourse.actor.Channel;
import io.recourse.deadline.DeadlineName;
import io.recourse.dispute.CaseStatus;
import io.recourse.dispute.Funds;
import io.recourse.dispute.Outcome;
import io.recourse.dispute.Party;
import io.recourse.dispute.Phase;
import io.recourse.dispute.Reason;
import io.recourse.dispute.Stage;
import io.recourse.payment.CustomerId;
import io.recourse.payment.MerchantId;
import io.recourse.query.list.Where;
import io.swagger.v3.oas.annotations.Parameter;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which cases are wanted: those for which every filter holds that is given. A list holds when the case has one of its
 * values; an empty list asks for nothing.
 *
 * @param late parties that missed a deadline in this round
 * @param missed names of deadlines that expired
 * @param source systems that an external reference belongs to
 * @param dueBefore some pending deadline is due before it
 * @param q words, each of which must be part of an id, an order number or the complaint's own words
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

        @Parameter(description = "Parties that missed a deadline in this round")
        List<Party> late,

        @Parameter(description = "Names of deadlines that expired, for example FIRST_RESPONSE")
        List<DeadlineName> missed,

        @Parameter(description = "Systems that an external reference belongs to")
        List<String> source,

        @Parameter(description = "Some pending deadline is due before this instant")
        Optional<Instant> dueBefore,

        @Parameter(description = "Opened after this instant")
        Optional<Instant> openedAfter,

        @Parameter(description = "Last changed after this instant")
        Optional<Instant> updatedAfter,

        @Parameter(description = "Words, each of which is part of an id, an order number or the complaint")
        Optional<String> q) {

    private static final Pattern BLANKS = Pattern.compile("[\\s\\u3000]+");

    /** One merchant's cases. */
    public static CaseFilter ofMerchant(MerchantId merchant, List<CaseStatus> status, Optional<Instant> updatedAfter) {
        return new CaseFilter(
                status,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(merchant),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                updatedAfter,
                Optional.empty());
    }

    Where where() {
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
                .hasAnyOf("late", late)
                .hasAnyOf("missed", missed)
                .anyOf("external_source", source)
                .before("next_due_at", dueBefore)
                .after("opened_at", openedAfter)
                .after("updated_at", updatedAfter);
        q.stream()
                .flatMap(BLANKS::splitAsStream)
                .filter(word -> !word.isEmpty())
                .forEach(word -> mentioned(where, word));
        return where;
    }

    private static void mentioned(Where where, String word) {
        where.and("""
                (position(? in search_text) > 0
                 or payment_ids && array(select payment_id from query.payment where order_number = ?))""", word.toLowerCase(Locale.ROOT), word);
    }
}
