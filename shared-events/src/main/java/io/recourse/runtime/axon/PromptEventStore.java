package io.recourse.runtime.axon;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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

    private final Set<PromptEventStream> streams = ConcurrentHashMap.newKeySet();

    PromptEventStore(Builder builder) {
        super(builder);
    }

    @Override
    public TrackingEventStream openStream(@Nullable TrackingToken position) {
        PromptEventStream stream = new PromptEventStream(storageEngine(), position, streams::remove);
        streams.add(stream);
        return stream;
    }

    @Override
    protected void afterCommit(List<? extends EventMessage<?>> events) {
        super.afterCommit(events);
        streams.forEach(PromptEventStream::wake);
    }
}
