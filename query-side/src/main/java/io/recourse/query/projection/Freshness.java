package io.recourse.query.projection;

import io.recourse.runtime.problem.ProblemException;
import io.recourse.runtime.problem.ProblemType;
import java.time.Duration;
import java.util.Optional;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.queryhandling.QueryGateway;
import org.axonframework.queryhandling.QueryUpdateEmitter;
import org.axonframework.queryhandling.SubscriptionQueryResult;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Lets a reader wait, without holding a connection, until a read model has seen what the reader knows has happened. */
@Component
public final class Freshness implements Announcement {

    /** Explains the parameter {@code minVersion}. */
    public static final String MIN_VERSION =
            "Wait, for at most two seconds, until the answer includes the event with this sequence number";

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final QueryGateway queries;
    private final QueryUpdateEmitter updates;
    private final EventStore events;

    Freshness(QueryGateway queries, QueryUpdateEmitter updates, EventStore events) {
        this.queries = queries;
        this.updates = updates;
        this.events = events;
    }

    /** Tells those who wait, when the current unit of work has committed. */
    @Override
    public void reached(ReadModel model, String id, long version) {
        updates.emit(
                HowFar.class,
                asked -> asked.model() == model && asked.id().equals(id) && version >= asked.wanted(),
                new GotTo(Optional.of(version)));
    }

    /**
     * Returns when {@code model} has seen event {@code minVersion} of the stream, or at once when none is asked for or the
     * stream does not exist.
     *
     * @throws ProblemException 503 with Retry-After when that takes longer than two seconds
     */
    public void await(ReadModel model, String id, Optional<Long> minVersion) {
        minVersion.ifPresent(wanted -> await(new HowFar(model, id, wanted)));
    }

    private void await(HowFar question) {
        try (SubscriptionQueryResult<GotTo, GotTo> answer =
                queries.subscriptionQuery(question, GotTo.class, GotTo.class)) {
            GotTo now = answer.initialResult().blockOptional(PATIENCE).orElseGet(() -> new GotTo(Optional.empty()));
            if (now.includes(question.wanted()) || nothingToWaitFor(now, question)) {
                return;
            }
            Optional<GotTo> reached =
                    answer.updates().next().timeout(PATIENCE, Mono.empty()).blockOptional();
            if (reached.isEmpty()) {
                throw ProblemException.retryLater(ProblemType.UNAVAILABLE, RETRY_AFTER);
            }
        }
    }

    private boolean nothingToWaitFor(GotTo now, HowFar question) {
        return now.version().isEmpty()
                && events.lastSequenceNumberFor(question.id()).isEmpty();
    }
}
