package io.recourse.query.timeline;

import io.recourse.dispute.DisputeEvent;
import io.recourse.query.projection.Announcement;
import io.recourse.query.projection.BatchInsert;
import io.recourse.query.projection.ReadModel;
import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ReplayStatus;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.messaging.annotation.MessageIdentifier;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.springframework.stereotype.Component;

/** Keeps one row for every event of a case. */
@Component
@ProcessingGroup(TimelineProjection.NAME)
public class TimelineProjection {

    public static final String NAME = "timeline";

    private final TimelineRows rows;
    private final BatchInsert<TimelineRow> batchInsert;
    private final Announcement news;

    TimelineProjection(TimelineRows rows, Announcement news) {
        this.rows = rows;
        this.batchInsert = new BatchInsert<>(NAME, rows::save);
        this.news = news;
    }

    @EventHandler
    void on(
            DisputeEvent event,
            @MessageIdentifier String eventId,
            @SequenceNumber long sequence,
            @Timestamp Instant recordedAt,
            ReplayStatus replay,
            UnitOfWork<?> batch) {
        batchInsert.add(TimelineRow.of(event, eventId, sequence, recordedAt), batch);
        if (!replay.isReplay()) {
            news.reached(ReadModel.TIMELINE, event.caseId().value(), sequence);
        }
    }

    @ResetHandler
    void forget() {
        rows.clear();
    }
}
