package io.recourse.query.audit;

import java.io.IOException;
import java.util.Optional;

/** Reads events as they are stored. */
public final class HistoryReader implements EventReader<StoredEvent> {

    private final TrackedReader reader;
    private final StoredEvents events;

    HistoryReader(TrackedReader reader, StoredEvents events) {
        this.reader = reader;
        this.events = events;
    }

    @Override
    public Optional<StoredEvent> next() throws IOException {
        return reader.next().map(events::describe);
    }

    @Override
    public void close() {
        reader.close();
    }
}
