package io.recourse.standalone.migrate;

import io.axoniq.axonserver.grpc.event.Event;
import java.util.List;
import java.util.Optional;

/** Where the history goes: events in an order, counted from 0. Its text says where it is. */
interface EventContext {

    /** How many events it has. */
    long size();

    /** The first {@code count} events; so many there must be. */
    Events first(long count);

    /** Adds these at its end, all or none; returns when they are on its disk. */
    void append(List<Event> batch);

    /** Events in their order. */
    interface Events extends AutoCloseable {

        /** Empty behind the last. */
        Optional<Event> next();

        @Override
        void close();
    }
}
