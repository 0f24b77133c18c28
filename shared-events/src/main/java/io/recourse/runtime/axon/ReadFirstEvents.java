package io.recourse.runtime.axon;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;

/** In any event store, one history after the other. */
record ReadFirstEvents(EventStore events) implements FirstEvents {

    @Override
    public List<DomainEventMessage<?>> of(Collection<String> ids) {
        List<DomainEventMessage<?>> found = new ArrayList<>();
        for (String id : ids) {
            DomainEventStream history = events.readEvents(id);
            if (history.hasNext()) {
                found.add(history.next());
            }
        }
        return found;
    }
}
