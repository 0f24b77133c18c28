package io.recourse.query.timeline;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.recourse.actor.Act;
import io.recourse.actor.Channel;
import io.recourse.actor.Role;
import io.recourse.dispute.CaseId;
import io.recourse.dispute.DisputeEvent;
import io.recourse.dispute.Redacted;
import io.recourse.personal.Owned;
import io.recourse.personal.Owner;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A row of {@code query.timeline_entry}.
 *
 * @param silences sequence number of the event of the same case whose words are no longer shown from this one on
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record TimelineRow(
        CaseId caseId,
        long sequence,
        String eventId,
        String type,
        String wording,
        Map<String, Value> params,
        String actorId,
        Role actorRole,
        Channel channel,
        Instant occurredAt,
        Instant recordedAt,
        @JsonIgnore Optional<Long> silences)
        implements Owned {

    @Override
    public Owner owner() {
        return new Owner.Stream(caseId.value());
    }

    static TimelineRow of(DisputeEvent event, String eventId, long sequence, Instant recordedAt) {
        Line line = Narration.of(event);
        Act act = event.act();
        return new TimelineRow(
                event.caseId(),
                sequence,
                eventId,
                event.getClass().getSimpleName(),
                line.wording(),
                line.values(),
                act.actor().id(),
                act.actor().role(),
                act.channel(),
                act.occurredAt(),
                recordedAt,
                event instanceof Redacted redacted ? Optional.of(redacted.sequence()) : Optional.empty());
    }
}
