package io.recourse.runtime.axon;

import java.util.List;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.jspecify.annotations.Nullable;

/**
 * Wakes the processors as soon as a commit is done. Axon's own embedded store offers them no such call, so they look
 * every half second, and a chain of saga steps takes seconds.
 */
final class PromptEventStore extends EmbeddedEventStore {

    private final CommitBell bell;

    PromptEventStore(Builder builder, CommitBell bell) {
        super(builder);
        this.bell = bell;
    }

    @Override
    public TrackingEventStream openStream(@Nullable TrackingToken position) {
        PromptEventStream stream =
                new PromptEventStream(after -> storageEngine().readEvents(after, false), position, bell::forget);
        bell.tell(stream);
        return stream;
    }

    @Override
    protected void afterCommit(List<? extends EventMessage<?>> events) {
        super.afterCommit(events);
        bell.ring();
    }
}
