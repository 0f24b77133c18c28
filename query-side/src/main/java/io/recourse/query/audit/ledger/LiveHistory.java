package io.recourse.query.audit.ledger;

import io.recourse.query.audit.HistoryReader;
import io.recourse.query.audit.StoredEvent;
import io.recourse.query.audit.StoredEvents;
import java.io.IOException;
import java.util.Optional;

/** The event store of a running system, whichever engine it is. */
record LiveHistory(StoredEvents events) implements EventHistory {

    @Override
    public Reading read() {
        HistoryReader reader = events.after(Optional.empty());
        return new Reading() {
            @Override
            public Optional<StoredEvent> next() throws IOException {
                return reader.next();
            }

            @Override
            public void close() {
                reader.close();
            }
        };
    }

    @Override
    public Optional<StoredEvent> at(String streamId, long sequence) {
        return events.at(streamId, sequence);
    }
}
