package io.recourse.query.search;

import io.recourse.customer.CustomerForgotten;
import io.recourse.dispute.DisputeEvent;
import io.recourse.dispute.Redacted;
import io.recourse.query.projection.BatchInsert;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.springframework.stereotype.Component;

/** Keeps, for every event of a case, the words by which it is found. */
@Component
@ProcessingGroup(SearchProjection.NAME)
public class SearchProjection {

    public static final String NAME = "search";

    private final SearchRows rows;
    private final BatchInsert<SearchRow> batchInsert;
    private final BatchInsert<SearchRows.Silenced> silences;
    private final BatchInsert<CustomerForgotten> forgotten;
    private final Blinded blinded;

    SearchProjection(SearchRows rows, Blinded blinded) {
        this.blinded = blinded;
        this.rows = rows;
        this.batchInsert = new BatchInsert<>(NAME, rows::save);
        this.silences = new BatchInsert<>("silenced", rows::silence);
        this.forgotten = new BatchInsert<>("forgotten", rows::forget);
    }

    @EventHandler
    void on(DisputeEvent event, @SequenceNumber long sequence, UnitOfWork<?> batch) {
        batchInsert.add(SearchRow.of(event, sequence, blinded), batch);
        if (event instanceof Redacted redacted) {
            // After its own row: a batch is written in the order of first use, so that what it silences is there.
            silences.add(new SearchRows.Silenced(redacted.caseId(), redacted.sequence()), batch);
        }
    }

    /** What comes after it in the same batch cannot be read any more, and has no words. */
    @EventHandler
    void on(CustomerForgotten event, UnitOfWork<?> batch) {
        forgotten.add(event, batch);
    }

    @ResetHandler
    void forget() {
        rows.clear();
    }
}
