package io.recourse.query.audit.ledger;

import io.recourse.query.audit.StoredEvent;
import java.io.IOException;
import java.util.Optional;

/** The event store, as a verification reads it. */
public interface EventHistory {

    /** All events in the order of positions. */
    Reading read();

    /** An event by its place in its stream; its position may be left out. */
    Optional<StoredEvent> at(String streamId, long sequence);

    /** For one thread; holds few events at a time. */
    interface Reading extends AutoCloseable {

        /**
         * The next event, or empty after the last.
         *
         * @throws IOException when the store does not answer
         * @throws RuntimeException when what is stored cannot be read as an event
         */
        Optional<StoredEvent> next() throws IOException;

        @Override
        void close();
    }
}
