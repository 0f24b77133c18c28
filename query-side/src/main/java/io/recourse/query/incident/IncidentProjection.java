package io.recourse.query.incident;

import io.recourse.incident.IncidentEvent;
import io.recourse.incident.IncidentState;
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

/** Keeps one row for every incident. */
@Component
@ProcessingGroup(IncidentProjection.NAME)
public class IncidentProjection {

    public static final String NAME = "incidents";

    private final BatchFold<IncidentEvent, IncidentState> fold;
    private final IncidentRows rows;
    private final Announcement news;

    IncidentProjection(IncidentRows rows, Announcement news, SkippedEvents skipped) {
        this.rows = rows;
        this.news = news;
        this.fold = new BatchFold<>(
                IncidentEvent.class,
                e -> e.incidentId().value(),
                (before, event, sequence, recordedAt) -> IncidentState.evolve(before, event, sequence),
                rows,
                skipped.of(NAME));
    }

    @EventHandler
    void on(
            IncidentEvent event,
            @SequenceNumber long sequence,
            @Timestamp Instant recordedAt,
            ReplayStatus replay,
            UnitOfWork<?> batch) {
        fold.on(event, sequence, recordedAt, batch, () -> {
            if (!replay.isReplay()) {
                news.reached(ReadModel.INCIDENT, event.incidentId().value(), sequence);
            }
        });
    }

    @ResetHandler
    void forget() {
        rows.clear();
    }
}
