package io.recourse.standalone.migrate;

import io.axoniq.axonserver.grpc.event.Event;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Events in memory, as Axon Server keeps them; it may refuse to take more. */
final class MemoryContext implements EventContext {

    final List<Event> events = new ArrayList<>();
    int batchesLeft = Integer.MAX_VALUE;

    @Override
    public long size() {
        return events.size();
    }

    @Override
    public Events first(long count) {
        Iterator<Event> each = events.subList(0, (int) count).iterator();
        return new Events() {
            @Override
            public Optional<Event> next() {
                return each.hasNext() ? Optional.of(each.next()) : Optional.empty();
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public void append(List<Event> batch) {
        if (batchesLeft-- == 0) {
            throw new IllegalStateException("ended here");
        }
        events.addAll(batch);
    }

    @Override
    public String toString() {
        return "memory";
    }
}
