package io.recourse.query.search;

import io.recourse.dispute.CaseId;
import io.recourse.dispute.DisputeEvent;
import io.recourse.dispute.DisputeOpened;
import io.recourse.dispute.ReceiptAttached;
import io.recourse.payment.CustomerId;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Stream;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A row of {@code query.search_entry}.
 *
 * @param plain tokens of identifiers and other systems' values
 * @param personal tokens of people's words, blinded
 * @param customerId of a case's first event only
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record SearchRow(
        CaseId caseId,
        long sequence,
        SortedSet<String> plain,
        SortedSet<String> personal,
        Optional<CustomerId> customerId) {

    static SearchRow of(DisputeEvent event, long sequence, Blinded blinded) {
        Said said = hidden(event) ? Said.NOTHING : Said.in(event);
        // Once is enough to be found by.
        Stream<String> id = sequence == 0 ? Stream.of(event.caseId().value()) : Stream.empty();
        return new SearchRow(
                event.caseId(),
                sequence,
                Tokens.of(Stream.concat(id, said.plain().stream())),
                Tokens.of(said.personal().stream(), blinded.words()),
                event instanceof DisputeOpened opened
                        ? Optional.of(opened.complaint().customerId())
                        : Optional.empty());
    }

    /** To be found by what a draft is called would tell others of it. */
    private static boolean hidden(DisputeEvent event) {
        return event instanceof ReceiptAttached attached && attached.draft();
    }
}
