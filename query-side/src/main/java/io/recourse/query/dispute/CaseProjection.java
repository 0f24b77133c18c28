package io.recourse.query.dispute;

import io.recourse.dispute.CaseState;
import io.recourse.dispute.DisputeEvent;
import io.recourse.query.projection.Announcement;
import io.recourse.query.projection.BatchFold;
import io.recourse.query.projection.ReadModel;
import io.recourse.query.projection.SkippedEvents;
import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ReplayStatus;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.springframework.stereotype.Component;

/** Keeps one row for every case. */
@Component
@ProcessingGroup(CaseProjection.NAME)
public class CaseProjection {

    public static final String NAME = "cases";

    private final BatchFold<DisputeEvent, CaseState> fold;
    private final CaseRows rows;
    private final Announcement news;

    CaseProjection(CaseRows rows, Announcement news, SkippedEvents skipped) {
        this.rows = rows;
        this.news = news;
        this.fold =
                new BatchFold<>(DisputeEvent.class, e -> e.caseId().value(), CaseState::evolve, rows, skipped.of(NAME));
    }

    @EventHandler
    void on(
            DisputeEvent event,
            @SequenceNumber long sequence,
            @Timestamp Instant recordedAt,
            ReplayStatus replay,
            UnitOfWork<?> batch) {
        fold.on(event, sequence, recordedAt, batch, () -> {
            if (!replay.isReplay()) {
                news.reached(ReadModel.CASE, event.caseId().value(), sequence);
            }
        });
    }

    @ResetHandler
    void forget() {
        rows.clear();
    }
}
