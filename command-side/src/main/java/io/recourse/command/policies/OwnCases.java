package io.recourse.command.policies;

import io.recourse.dispute.CaseId;
import io.recourse.dispute.DisputeEvent;
import io.recourse.dispute.DisputeOpened;
import io.recourse.runtime.problem.Flaw;
import io.recourse.runtime.problem.ProblemException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.stereotype.Component;

/** Histories of cases as the event store has them, read and never written. */
@Component
class OwnCases {

    private static final int MOST_EVENTS = 1_000_000;

    private final EventStore events;

    OwnCases(EventStore events) {
        this.events = events;
    }

    /**
     * The histories of the cases whose complaints were received from {@code from} on and before {@code to}.
     *
     * @throws ProblemException 400 when these are more than a million events
     */
    Collection<List<DisputeEvent>> received(Instant from, Instant to) throws InterruptedException {
        Map<CaseId, List<DisputeEvent>> histories = new LinkedHashMap<>();
        Optional<TrackingToken> head = Optional.ofNullable(events.createHeadToken());
        int kept = 0;
        try (BlockingStream<TrackedEventMessage<?>> stream = events.openStream(events.createTailToken())) {
            while (head.isPresent() && stream.hasNextAvailable()) {
                TrackedEventMessage<?> message = stream.nextAvailable();
                if (message.getPayload() instanceof DisputeEvent event && keeps(histories, event, from, to)) {
                    kept++;
                }
                if (kept > MOST_EVENTS) {
                    throw ProblemException.invalid(List.of(Flaw.at("/from", Flaw.Kind.TOO_MANY, "limit", MOST_EVENTS)));
                }
                if (message.trackingToken().covers(head.get())) {
                    break;
                }
            }
        }
        return histories.values();
    }

    private static boolean keeps(
            Map<CaseId, List<DisputeEvent>> histories, DisputeEvent event, Instant from, Instant to) {
        if (event instanceof DisputeOpened opened) {
            Instant received = opened.complaint().receivedAt();
            if (!received.isBefore(from) && received.isBefore(to)) {
                histories.put(event.caseId(), new ArrayList<>());
            }
        }
        Optional<List<DisputeEvent>> history = Optional.ofNullable(histories.get(event.caseId()));
        history.ifPresent(known -> known.add(event));
        return history.isPresent();
    }
}
